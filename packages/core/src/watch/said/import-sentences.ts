import type { Words } from '../../kernel/words.ts'

/** What is said of the rows of a foreign list that become no check, or lose something on the way. */
export const importSentences = {
  'import.no-kind': { zh: '这里没有与“{type}”对应的监测', en: 'nothing here looks at a “{type}”' },
  'import.no-module': {
    zh: '看不出模块“{module}”查的是什么',
    en: 'what the module “{module}” asks for is not known',
  },
  'import.upside-down': { zh: '反转监测（答不通才算正常）', en: 'upside down: fine when it does not answer' },
  'import.no-password': {
    zh: '用户名和密码没有导入，请新建后补填',
    en: 'user name and password were not taken: enter them afterwards',
  },
  'import.field': { zh: '“{field}”没有写，或写法不对', en: '“{field}” is missing, or not in the right form' },
  'import.row': { zh: '这一行的写法不对', en: 'the row is not in the right form' },
  'import.relabel': {
    zh: 'relabel_configs 里的“{step}”要靠正则改写，没有照猜',
    en: '“{step}” in relabel_configs needs an expression, and is not guessed at',
  },
  'import.out-of-reach': {
    zh: '地址 {address} 不在允许访问的范围内；请系统管理员在“允许访问的地址”里加上它，再导入',
    en: 'the address {address} is outside what the program may reach: have the system administrator add it, then import again',
  },
} as const satisfies Words
