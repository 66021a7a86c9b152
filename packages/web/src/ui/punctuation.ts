import { useLanguage } from './text.tsx'

/** How the language people read sets texts beside each other. */
export type Punctuation = {
  /** "节点依据：五节点", "Template: Five milestones". */
  readonly label: (name: string, text: string) => string
  /** What follows a text in brackets: "（万元）", " (wan yuan)". */
  readonly aside: (text: string | number) => string
  /** "甲、乙", "A, B". */
  readonly list: (texts: readonly string[]) => string
}

const chinese: Punctuation = {
  label: (name, text) => `${name}：${text}`,
  aside: (text) => `（${text}）`,
  list: (texts) => texts.join('、'),
}

const english: Punctuation = {
  label: (name, text) => `${name}: ${text}`,
  aside: (text) => ` (${text})`,
  list: (texts) => texts.join(', '),
}

/** The marks between texts that a page puts together itself; within a sentence they stand in the text tables. */
export const usePunctuation = (): Punctuation => (useLanguage().language === 'en' ? english : chinese)
