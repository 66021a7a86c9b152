import type { Words } from '@rongheng/core/kernel/words'

/** Texts of what watching shows of a system. */
export const systemWatchWords = {
  failed: { zh: '没有取到监测情况', en: 'What is watched did not arrive' },
  none: { zh: '这个系统还没有监测点', en: 'This system has no checks yet' },
  'none.help': {
    zh: '加一个监测点，就能看到它是好是坏、可用率是多少。',
    en: 'With a check one sees how it is, and how much of the time it was there.',
  },
  alerts: { zh: '未结束的告警（{count} 条）', en: 'Open alerts ({count})' },
  'alerts.none': { zh: '没有告警', en: 'No alerts' },
  'alerts.none.note': {
    zh: '这个系统自己没有未结束的告警；别处的故障引起的，记在引起它的告警下面。',
    en: 'None of its own is open; what another fault causes is listed with that one.',
  },
  'curve.check': { zh: '看哪个监测点', en: 'Of which check' },
  checks: { zh: '监测点（{count} 个）', en: 'Checks ({count})' },
  'check.add': { zh: '加监测点', en: 'Add a check' },
  'may-not.write': { zh: '只有运维人员能设置监测点', en: 'Only operators set up checks' },
} as const satisfies Words
