import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Unread } from './read-document.ts'

const words = {
  where: { zh: '（{where}）', en: ' ({where})' },
  'where.more': { zh: '（{where} 等）', en: ' ({where} and others)' },
  picture: { zh: '{count} 张图片里的文字', en: '{count} pictures' },
  'embedded-file': { zh: '{count} 个嵌入的文件', en: '{count} embedded files' },
  'formula-without-value': {
    zh: '{count} 个没有保存结果的公式',
    en: '{count} formulas without a saved result',
  },
  'page-without-text': {
    zh: '{count} 页没有文字，可能是扫描件',
    en: '{count} pages without text, perhaps scans',
  },
  'tracked-deletion': { zh: '{count} 处修订中删去的文字', en: '{count} deletions under tracked changes' },
  'hidden-text': { zh: '{count} 处隐藏的文字', en: '{count} stretches of hidden text' },
  'hidden-sheet': { zh: '{count} 张隐藏的工作表', en: '{count} hidden sheets' },
  table: {
    zh: '{count} 张没有读懂的表格，表里的合计和得分没有核对',
    en: '{count} tables not understood, their sums and points not checked',
  },
  macro: { zh: '宏（没有运行）', en: 'Macros (not run)' },
} as const satisfies Words & Record<Unread['why'], unknown>

/** What of a file was not read, for people: "2 张图片里的文字（3、5）；宏（没有运行）". '' when all was. */
export const unreadText = (all: readonly Unread[], language: Language): string =>
  all
    .map(({ why, count, where }) => {
      const places = where.filter((place) => place !== '')
      const named = { where: places.join(language === 'en' ? ', ' : '、') }
      const key = places.length < count ? 'where.more' : 'where'
      return (
        say(words, language, why, { count }) + (places.length > 0 ? say(words, language, key, named) : '')
      )
    })
    .join(language === 'en' ? '; ' : '；')
