import type { Words } from '@rongheng/core/kernel/words'

/** Texts of what watching shows of a system. */
export const systemWatchWords = {
  failed: { zh: '没有取到监测情况', en: 'What is watched did not arrive' },
  none: { zh: '这个系统还没有监测点', en: 'This system has no checks yet' },
  'none.help': {
    zh: '加一个监测点，就能看到它是好是坏、可用率是多少。',
    en: 'With a check one sees how it is, and how much of the time it was there.',
  },
  checks: { zh: '监测点（{count} 个）', en: 'Checks ({count})' },
  'check.add': { zh: '加监测点', en: 'Add a check' },
  'may-not.write': { zh: '只有运维人员能设置监测点', en: 'Only operators set up checks' },
} as const satisfies Words
