import type { Words } from '@rongheng/core/kernel/words'
import { alertWords } from '@rongheng/core/watch/alert-words'
import { addWords } from '../../api/known-words.ts'

addWords(alertWords)

/** Texts of the import of checks. */
export const importWords = {
  import: { zh: '导入', en: 'Import' },
  'import.title': { zh: '导入监测点', en: 'Import checks' },
  'import.help': {
    zh: '可以导入 Uptime Kuma 的备份（设置 → 备份 → 导出，JSON），或 Prometheus 的 blackbox 目标（prometheus.yml 或 file_sd，YAML 或 JSON）。先看结果，确认后才新建。',
    en: 'Takes a backup of Uptime Kuma (settings, backup, export; JSON), or blackbox targets of Prometheus (prometheus.yml or file_sd; YAML or JSON). You see what would be set up first.',
  },
  'may-not.write': { zh: '只有运维人员能设置监测点', en: 'Only operators set up checks' },
  unit: { zh: '单位', en: 'Unit' },
  file: { zh: '放入文件', en: 'File' },
  'origin.uptime-kuma': { zh: 'Uptime Kuma 的备份', en: 'A backup of Uptime Kuma' },
  'origin.prometheus': { zh: 'Prometheus 的目标', en: 'Targets of Prometheus' },
  found: { zh: '{origin}，共 {count} 行', en: '{origin}, {count} rows' },
  fate: { zh: '结果', en: 'Fate' },
  'fate.new': { zh: '新建', en: 'New' },
  'fate.there': { zh: '已有同名', en: 'There already' },
  'fate.not-known': { zh: '不支持', en: 'Not known here' },
  'fate.unclear': { zh: '读不懂', en: 'Unclear' },
  'fate.out-of-reach': { zh: '不允许访问', en: 'Out of reach' },
  'fate.paused': { zh: '原来是暂停的，新建后也暂停', en: 'was paused there, and will be here' },
  name: { zh: '名称', en: 'Name' },
  target: { zh: '看什么', en: 'What' },
  every: { zh: '每 {s} 秒', en: 'every {s} s' },
  remark: { zh: '说明', en: 'Remark' },
  write: { zh: '新建 {count} 个监测点', en: 'Set up {count} checks' },
  done: { zh: '已新建 {count} 个监测点', en: '{count} checks set up' },
  refused: { zh: '{count} 个没有建成', en: '{count} were refused' },
  again: { zh: '换一个文件', en: 'Another file' },
} as const satisfies Words
