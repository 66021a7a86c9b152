import type { Words } from '../kernel/words.ts'

/** What reports ask of people; the home page says it. */
export const reportDueWords = {
  'report.due.sign': {
    zh: '“{project}”的评价报告已写好，等待定稿',
    en: 'The report of “{project}” is written and waits to be signed',
  },
  'report.due.verify': {
    zh: '“{project}”的评价报告第 {number} 版待核对',
    en: 'Version {number} of the report of “{project}” is to be verified',
  },
  'report.due.write': {
    zh: '“{project}”的评价报告还没有定稿',
    en: 'The report of “{project}” is not signed yet',
  },
  'report.due.returned': {
    zh: '“{project}”的评价报告被退回：{opinion}',
    en: 'The report of “{project}” was returned: {opinion}',
  },
} as const satisfies Words
