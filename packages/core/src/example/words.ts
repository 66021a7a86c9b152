import type { Words } from '../kernel/words.ts'

/** Sentences about the example center. */
export const exampleWords = {
  'example.not-there': {
    zh: '示例中心已经移除，不用再移除一次。请刷新本页。',
    en: 'The example center has been removed already. Reload this page.',
  },
} as const satisfies Words
