// Bundles src/ for the browser: node build.mjs FOLDER. Same sources, same bytes; no network.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("build.mjs: name the folder to write to");

/** The packages whose code is in the bundle, by name. */
function bundled(inputs) {
  const found = new Set();
  for (const path of inputs) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (match) found.add(match[1]);
  }
  return [...found].sort();
}

/** Name, version and the licence's text of one package, which its authors ask to have passed on. */
function notice(name) {
  const root = join(here, "node_modules", name);
  const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = readdirSync(root).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (!file) throw new Error(`build.mjs: ${name} has no licence file; name another package`);
  const text = readFileSync(join(root, file), "utf8").trim();
  return `${about.name} ${about.version} (${about.license})\n${"-".repeat(72)}\n${text}\n`;
}

const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/page.ts"],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  define: { "process.env.NODE_ENV": '"production"' },
  metafile: true,
  write: false,
  chunkNames: "[name]-[hash]",
  legalComments: "none",
  charset: "utf8",
});
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const file of result.outputFiles) writeFileSync(file.path, file.contents);
const heading = "The scripts of the page hold code and data of these packages, under these licences.\n\n";
const names = bundled(Object.keys(result.metafile.inputs));
writeFileSync(join(folder, "THIRD-PARTY.txt"), heading + names.map(notice).join("\n"));
