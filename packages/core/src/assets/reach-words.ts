import type { Words } from '../kernel/words.ts'

/** What may be reached, in words. */
export const reachWords = {
  'reach.not-a-range': {
    zh: '不是地址范围，请写成 192.168.0.0/16 这样，或只写一个地址',
    en: 'is no range of addresses: write it like 192.168.0.0/16, or one address',
  },
  'reach.not-an-own-place': {
    zh: '请写成 地址:端口，例如 127.0.0.1:8080',
    en: 'write it as address:port, 127.0.0.1:8080',
  },
  'reach.not-allowed': {
    zh: '{range} 不在系统管理员允许访问的地址范围内。请系统管理员在“允许访问的地址范围”里加上它。',
    en: '{range} lies outside what the system administrator allows the program to reach. Ask for it to be added.',
  },
} as const satisfies Words
