import type { Words } from '@rongheng/core/kernel/words'
import { verdictWords } from './words.ts'

/** Texts of the wall. */
export const wallWords = {
  ...verdictWords,
  wall: { zh: '监测总览', en: 'Overview' },
  'wall.note': {
    zh: '每个系统一块，坏的在前；随时自动更新。点系统看它的监测点和历史',
    en: 'A tile for each system, the worst first, kept up to date. Open one for its checks and their history.',
  },
  'wall.failed': { zh: '没有取到监测总览', en: 'The overview did not arrive' },
  'wall.full': { zh: '全屏', en: 'Full screen' },
  'wall.none': { zh: '还没有监测点', en: 'No checks yet' },
  'wall.none.help': {
    zh: '建好第一个监测点，这里就会显示它所属的系统是好是坏。可以从单位网站首页开始，一分钟就好。',
    en: 'Once there is a check, this page shows how its system is. Begin with your website: it takes a minute.',
  },
  'check.first': { zh: '新建监测点', en: 'New check' },
  'may-not.write': { zh: '只有运维人员能设置监测点', en: 'Only operators set up checks' },
  'system.none': { zh: '未归入系统', en: 'No system' },
  'wall.live': { zh: '实时', en: 'live' },
  'wall.asked': { zh: '每 15 秒刷新', en: 'every 15 s' },
  'wall.stale': { zh: '连不上服务器，画面可能已过时', en: 'No connection: this may be out of date' },
  'wall.more': { zh: '还有 {count} 个', en: '{count} more' },
  'wall.newest': { zh: '最新的异常', en: 'Newest troubles' },
  'wall.all-well': {
    zh: '目前没有故障，也没有需要注意的。',
    en: 'Nothing is down, and there are no warnings.',
  },
  ago: { zh: '{span}前', en: '{span} ago' },
} as const satisfies Words
