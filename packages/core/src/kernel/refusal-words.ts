import type { Words } from './words.ts'

/** Refusals that any domain may raise. */
export const kernelWords = {
  'kernel.file-damaged': {
    zh: '文件 {name} 已丢失或被改动（SM3 不符），请从备份恢复后再试。',
    en: 'The file {name} is missing or was changed (its SM3 differs). Restore it from a backup and try again.',
  },
  'kernel.malformed': {
    zh: '有几处填写不符合要求，请按提示逐项改正后再提交。',
    en: 'Some entries do not fit. Correct them one by one as marked, then submit again.',
  },
  'kernel.too-large': {
    zh: '文件或内容太大，超过了这里允许的上限。请拆分后分几次提交。',
    en: 'The file or content is larger than allowed here. Split it and submit it in parts.',
  },
  'kernel.no-such-address': {
    zh: '没有这个地址。请从菜单重新进入。',
    en: 'There is no such address. Start again from the menu.',
  },
  'kernel.fault': {
    zh: '系统出了故障，这次操作没有保存。请把请求号 {requestId} 告诉管理员。',
    en: 'The system failed and this action was not saved. Give the administrator the request number {requestId}.',
  },
  'kernel.stale': {
    zh: '这条记录刚被别人改过。您的填写还在本页，请刷新后核对再保存。',
    en: 'Somebody else changed this record just now. Your entries are still on this page: reload, compare, save again.',
  },
} as const satisfies Words
