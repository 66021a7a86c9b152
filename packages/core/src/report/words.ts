import { reportDueWords } from './due-words.ts'
import type { Words } from '../kernel/words.ts'

/** Refusals and duties of reports. */
export const reportWords = {
  ...reportDueWords,
  'report.no-such-outline': {
    zh: '没有这个报告提纲（{id}）。',
    en: 'There is no report outline {id}.',
  },
  'report.code-or-all': {
    zh: '请写一个项目编号，或者用 --all 处理所有项目（二者选一）。',
    en: 'Name one project code, or all projects with --all: one of the two.',
  },
  'report.no-such-report': {
    zh: '这份报告还没有保存过。请先填写并保存。',
    en: 'This report was never saved. Write and save it first.',
  },
  'report.no-such-edition': {
    zh: '没有这个定稿版本（{id}）。',
    en: 'There is no signed version {id}.',
  },
  'report.too-many-codes': {
    zh: '这台电脑或这个网络出口上核对不存在的验证码太多。请在 {minutes} 分钟后再试。',
    en: 'Too many unknown codes came from this computer or network. Try again in {minutes} minutes.',
  },
  'report.no-such-file': {
    zh: '没有这个文件（{id}）。',
    en: 'There is no file {id}.',
  },
  'report.locked': {
    zh: '报告已定稿，不能修改。需要修改时请先点“重新编辑”，已定稿的版本会保留。',
    en: 'The report is signed and cannot be changed. Take it up again first; the signed version stays.',
  },
  'report.not-signed': {
    zh: '报告还没有定稿，不用重新编辑，直接修改即可。',
    en: 'The report is not signed; you can simply change it.',
  },
  'report.already-returned': {
    zh: '这个版本已经退回过，或者已有更新的定稿版本。请打开最新的版本。',
    en: 'This version was returned already, or a later one has been signed. Open the latest version.',
  },
  'report.not-complete': {
    zh: '还有 {count} 处没有完成，不能定稿。第一处：{first}。',
    en: '{count} places are not finished, so it cannot be signed. The first: {first}.',
  },
  'report.check-errors': {
    zh: '体检有 {count} 处错误，改正后才能定稿。第一处：{first}',
    en: 'The check finds {count} errors; mend them before it is signed. The first: {first}',
  },
  'report.error-counts': {
    zh: '这是错误，不能忽略。请改正；规则不适合本地的，请管理员在规则目录里关掉它。',
    en: 'This is an error and always counts. Mend it; if the rule does not fit here, have the administrator switch it off.',
  },
  'report.numbers-stray': {
    zh: '报告中有 {count} 个数字与数据不一致（第一个：{first}），不能定稿。请刷新后再试，仍然如此请联系维护人员。',
    en: '{count} numbers do not follow from their facts (the first: {first}), so it cannot be signed. Reload and try again, then call support.',
  },
  'report.as-returned': {
    zh: '这份报告被退回过，内容和退回的那一版完全一样。请按退回意见修改后再定稿。',
    en: 'The report was returned, and it says exactly what the returned version says. Change it as the opinion asks, then sign.',
  },
  'report.number-label-taken': {
    zh: '已经有一个叫“{label}”的数字，请换一个名称。',
    en: 'There is a number called “{label}” already. Choose another name.',
  },
  'report.no-self-table': {
    zh: '这个提纲没有附自评表，不能单独下载自评表。请换用带自评表的提纲。',
    en: 'This outline has no 自评表 attached. Use an outline that has one.',
  },
  'report.no-office-program': {
    zh: '本机没有安装 LibreOffice，不能直接生成 PDF。请下载 Word 文件，或在预览页用浏览器打印为 PDF。',
    en: 'No LibreOffice on this machine, so no PDF is made here. Download the Word file, or print the preview to PDF.',
  },
  'report.pdf-failed': {
    zh: '生成 PDF 没有成功（{why}）。请下载 Word 文件后另存为 PDF。',
    en: 'Making the PDF failed ({why}). Download the Word file and save it as PDF.',
  },
  'report.not-latest': {
    zh: '这个版本已经退回，或者已有更新的定稿版本，不用核对。请打开最新的版本。',
    en: 'This version was returned, or a later one was signed. Open the latest version.',
  },
  'report.already-offered': { zh: '这份报告已经提请定稿。', en: 'The report waits to be signed already.' },
} as const satisfies Words
