/** The one script that pages name: it makes them livelier; all of them work without it. */

import { mount } from "./mount";

document.documentElement.classList.add("js");
mount(document);
