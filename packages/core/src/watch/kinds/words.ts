import type { Words } from '../../kernel/words.ts'

/** What may be wrong with a field of the settings of a check. */
export const kindWords = {
  'watch.not-a-host': {
    zh: '请只写域名或 IP 地址，例如 192.168.1.10 或 nas.example.cn',
    en: 'write a name or an address only, such as 192.168.1.10 or nas.example.cn',
  },
  'watch.not-a-name': {
    zh: '请写域名，例如 www.example.cn',
    en: 'write a domain name, such as www.example.cn',
  },
  'watch.not-a-metric-name': {
    zh: '名称里不能有逗号、分号和换行',
    en: 'a name holds no comma, semicolon or line break',
  },
  'watch.same-name-twice': {
    zh: '有两行用了同一个名称，请改成不同的',
    en: 'two rows have the same name: give them different ones',
  },
  'watch.not-a-status': {
    zh: '状态码请写成 200、2xx 或 200-299 这样',
    en: 'write statuses as 200, 2xx or 200-299',
  },
  'watch.not-an-oid': {
    zh: 'OID 请写成 1.3.6.1.2.1.1.3.0 这样的数字',
    en: 'write an OID in numbers, such as 1.3.6.1.2.1.1.3.0',
  },
} as const satisfies Words
