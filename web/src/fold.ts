/** Compare names as people type them: "koeln", "koln" and "Köln" are one. */

const LETTERS: Record<string, string> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  æ: "ae",
  ø: "oe",
  å: "aa",
  ł: "l",
  ı: "i",
};

/** The spellings under which a name is found: umlauts written out, and umlauts without their dots. */
export function folded(text: string): string {
  const low = text.toLowerCase().normalize("NFC");
  const out = low.replace(/[äöüßæøåłı]/g, (letter) => LETTERS[letter] ?? letter);
  return `${bare(out)}\n${bare(low)}`;
}

/** Whether a text holds every word that was typed. */
export function matches(text: string, typed: string): boolean {
  const spellings = folded(text);
  return typed
    .split(/\s+/)
    .filter(Boolean)
    .every((word) =>
      folded(word)
        .split("\n")
        .some((spelling) => spellings.includes(spelling)),
    );
}

function bare(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}
