import type { Words } from '@rongheng/core/kernel/words'

/** Texts of the parts that belong to no domain. */
export const uiWords = {
  loading: { zh: '正在载入…', en: 'Loading…' },
  'summary.title': { zh: '没有保存成功', en: 'This was not saved' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  'summary.not-done': { zh: '没有完成', en: 'This was not done' },
  'unit.choose': { zh: '金额单位', en: 'Unit of amounts' },
  'unit.yuan': { zh: '元', en: 'yuan' },
  'unit.wan': { zh: '万元', en: '10k yuan' },
  'not-measured': { zh: '未测得', en: 'not measured' },
  'chart.as-chart': { zh: '看图', en: 'Chart' },
  'chart.as-table': { zh: '看表', en: 'Table' },
  'file.choose': { zh: '选择文件', en: 'Choose a file' },
  'file.drop': { zh: '或把文件拖到这里', en: 'or drop it here' },
  'file.sending': { zh: '正在上传 {name}：{percent}%', en: 'Sending {name}: {percent} %' },
  'file.working': { zh: '已上传，正在处理 {name}…', en: 'Sent; working on {name}…' },
  'file.too-large': {
    zh: '{name} 有 {size} MB，超过上限 {limit} MB，请拆分后再上传。',
    en: '{name} has {size} MB, more than the {limit} MB allowed. Split it and try again.',
  },
  'file.wrong-kind': {
    zh: '{name} 不是可用的文件类型，请选择 {accept}。',
    en: '{name} is not of a usable kind. Choose {accept}.',
  },
  'table.empty': { zh: '暂无数据', en: 'Nothing here yet' },
  'table.total': { zh: '共 {total} 条', en: '{total} in all' },
  'evidence.open': { zh: '查看 {what} 的来源', en: 'Where {what} comes from' },
  'task.not-started': { zh: '未开始', en: 'Not started' },
  'task.in-progress': { zh: '进行中', en: 'In progress' },
  'task.done': { zh: '已完成', en: 'Completed' },
  'task.cannot-start': { zh: '暂不能开始', en: 'Cannot start yet' },
  'task.problem': { zh: '有问题', en: 'There is a problem' },
} as const satisfies Words
