import type { Words } from './words.ts'

/** What is wrong with one field, and what to do: follows its name and a colon. */
export const fieldWords = {
  'field.missing': { zh: '请填写', en: 'fill this in' },
  'field.zero': { zh: '不能是 0，请填写实际数额', en: 'cannot be 0: enter the real figure' },
  'field.not-number': { zh: '不是数字，请填一个数', en: 'not a number: enter one' },
  'field.not-whole': { zh: '请填一个整数', en: 'enter a whole number' },
  'field.below-zero': { zh: '不能是负数', en: 'cannot be below 0' },
  'field.too-small': { zh: '太小，不能小于 {min}', en: 'too small: at least {min}' },
  'field.too-large': { zh: '太大，不能超过 {max}', en: 'too large: at most {max}' },
  'field.too-large-to-count': { zh: '数额太大，请核对单位', en: 'too large: check the unit' },
  'field.too-short': { zh: '太短，至少 {min} 个字', en: 'too short: at least {min} characters' },
  'field.too-long': { zh: '太长，最多 {max} 个字，请缩短', en: 'too long: at most {max} characters' },
  'field.too-few': { zh: '至少要有 {min} 项', en: 'at least {min} entries are needed' },
  'field.too-many': { zh: '最多 {max} 项，请减少', en: 'at most {max} entries' },
  'field.day': { zh: '请填写日期，如 2026-11-30', en: 'enter a date such as 2026-11-30' },
  'field.project-code': {
    zh: '只能用字母、数字和 . _ -，最多 38 位',
    en: 'use letters, digits and . _ - only, at most 38',
  },
  'field.decimal': {
    zh: '请填一个数，小数最多 6 位',
    en: 'enter a number of at most 6 decimals',
  },
  'field.user-name': {
    zh: '用 2 到 40 个字母、数字或 . _ -，以字母或数字开头',
    en: 'use 2 to 40 letters, digits or . _ -, beginning with a letter or digit',
  },
  'field.no-option': { zh: '请从选项中选择', en: 'choose one of the options' },
  'field.unknown': { zh: '有多余的内容', en: 'holds more than was asked for' },
  'field.wrong-form': { zh: '写法不对，请改正', en: 'not written in the right form' },
} as const satisfies Words
