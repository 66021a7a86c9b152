/** One sentence: its key and its facts. */
export type Sentence = readonly [key: string, facts?: { readonly [name: string]: Fact }]

/**
 * What stands in a place of a sentence: words of the target or of its owner, a number, a name in both languages, another
 * sentence, or a list of these.
 */
export type Fact = string | number | Named | Listed | Sentence
type Named = { readonly zh: string; readonly en: string }
type Listed = { readonly list: readonly Fact[] }
