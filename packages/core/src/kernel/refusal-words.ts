import type { Words } from './words.ts'

/** Refusals that any domain may raise. */
export const kernelWords = {
  'kernel.file-damaged': {
    zh: '文件 {name} 已丢失或被改动（SM3 不符），请从备份恢复后再试。',
    en: 'The file {name} is missing or was changed (its SM3 differs). Restore it from a backup and try again.',
  },
  'kernel.stale': {
    zh: '这条记录刚被别人改过。您的填写还在本页，请刷新后核对再保存。',
    en: 'Somebody else changed this record just now. Your entries are still on this page: reload, compare, save again.',
  },
} as const satisfies Words
