/** The languages people can choose. Chinese is the first. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Text people read, by key, in both languages at one place so that neither is forgotten. `{name}` takes a value. */
export type Words = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

/** Values for the `{…}` places of a text. */
export type WordFacts = Readonly<Record<string, string | number>>

/** The text of a key. A key nobody wrote comes back as itself: visible, and a test looks for it. */
export function say(words: Words, language: Language, key: string, facts: WordFacts = {}): string {
  const entry = words[key]
  if (!entry) return key
  const text = language === 'en' ? entry.en : entry.zh
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
