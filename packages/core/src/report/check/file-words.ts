import type { Words } from '../../kernel/words.ts'

/** Why a file of a report cannot be read, each with what to do. */
export const documentWords = {
  'report.no-such-check': { zh: '没有这次体检（{id}）。', en: 'There is no such check ({id}).' },
  'report.no-such-deductions': {
    zh: '体检设置里选的扣分表“{id}”不存在。请让管理员核对 report-check-settings 里的 deductions。',
    en: 'The settings of the report check name a list of deductions that is not there ({id}). Ask the administrator to look at deductions in report-check-settings.',
  },
  'report.no-such-unit': { zh: '请指明这次体检属于哪个单位。', en: 'Say which unit the check belongs to.' },
  'report.keep-where': {
    zh: '要保留文件，请先选一个项目。',
    en: 'To keep the files, choose the project that keeps them.',
  },
  'report.check-begun': {
    zh: '体检已经开始，不能再加文件。请新建一次体检。',
    en: 'The check has begun and takes no more files. Begin another one.',
  },
  'report.too-many-files': {
    zh: '一份报告最多 {limit} 个文件。',
    en: 'One report has at most {limit} files.',
  },
  'report.no-files': { zh: '还没有放入文件。', en: 'No file was handed in yet.' },
  'report.no-such-finding': { zh: '这次体检里没有这条发现。', en: 'This check has no such finding.' },
  'report.check-not-done': { zh: '体检还没有完成。', en: 'The check is not done yet.' },
  'report.check-given-up': {
    zh: '“{name}”的检查没有完成（程序可能在中途停止过），文件已删除。请重新体检。',
    en: '{name} was not checked to the end (the program may have stopped on the way), and was deleted. Check it again.',
  },
  'report.not-the-file': {
    zh: '“{name}”不是刚才检查的那个文件，批注的位置会不对。请放入检查过的原文件，或重新体检。',
    en: '{name} is not the file that was checked, so the comments would stand in wrong places. Give the very file, or check again.',
  },
  'report.annotate-docx': {
    zh: '只有 .docx 文件能加批注。“{name}”不是。',
    en: 'Only .docx files can take comments; {name} is none.',
  },
  'report.folder-without-reports': {
    zh: '文件夹“{name}”里没有能检查的文件。可以检查 .docx、.pdf、.txt、.md、.html、.xlsx，以及 .doc、.wps、.xls。',
    en: 'The folder {name} holds no file that can be checked: .docx, .pdf, .txt, .md, .html, .xlsx, or .doc, .wps, .xls.',
  },
  'report.docx-of-folder': {
    zh: '--docx 一次只给一份报告写批注。请指明一个 .docx 文件，而不是文件夹。',
    en: '--docx writes comments into one report. Name a .docx file, not a folder.',
  },
  'report.docx-over-original': {
    zh: '“{name}”是送来检查的文件，批注不写进原件。请给批注版另起一个文件名。',
    en: '“{name}” is one of the files to check, and comments are not written into the original. Name another file.',
  },
  'report.check-failed': {
    zh: '检查“{name}”时程序出了故障，没有结果。请把这个文件交给融衡的维护人员。',
    en: 'The program failed while it checked {name}; there is no result. Give this file to who maintains Rongheng.',
  },
  'report.file-missing': {
    zh: '没有“{name}”这个文件。请核对路径和文件名。',
    en: 'There is no file {name}. Check the path and the name.',
  },
  'report.file-forbidden': {
    zh: '没有读取“{name}”的权限。请让它的主人放开权限，或换一个用户再试。',
    en: 'Reading {name} is not allowed to this user. Ask its owner for the right, or try as another user.',
  },
  'report.file-is-none': {
    zh: '“{name}”不是文件（是文件夹、管道或设备），没有打开。请指明里面的文件。',
    en: '{name} is not a file but a folder, a pipe or a device, and was not opened. Name the file itself.',
  },
  'report.file-empty': {
    zh: '“{name}”里没有内容。请换一个文件。',
    en: '{name} holds nothing. Choose another file.',
  },
  'report.file-too-large': {
    zh: '“{name}”超过 {limit} MB，没有打开。请压缩图片或删去附图后再试。',
    en: '{name} is larger than {limit} MB and was not opened. Compress or remove its pictures.',
  },
  'report.file-encrypted': {
    zh: '“{name}”设了密码，打不开。请取消密码后再试。',
    en: '{name} is protected with a password. Remove the password and try again.',
  },
  'report.file-damaged': {
    zh: '“{name}”已损坏或不完整，读不出来。请用 Word 或 WPS 打开后另存一份，再试。',
    en: '{name} is damaged or incomplete. Open it in Word or WPS, save a copy and try that.',
  },
  'report.file-bomb': {
    zh: '“{name}”解开后大得不正常，没有打开。请用 Word 或 WPS 另存一份，再试。',
    en: '{name} unpacks to an abnormal size and was not opened. Save a copy in Word or WPS and try that.',
  },
  'report.file-entities': {
    zh: '“{name}”里有正常文档不会有的实体声明，没有打开。请用 Word 或 WPS 另存一份，再试。',
    en: '{name} declares entities, which no ordinary document does, and was not opened. Save a copy in Word or WPS and try that.',
  },
  'report.file-pictures-only': {
    zh: '“{name}”里只有图片，没有文字，不能检查。请换成 Word 原文件，或先做文字识别。',
    en: '{name} holds pictures only, no text. Use the Word file it was made from, or recognise its text first.',
  },
  'report.file-unknown-kind': {
    zh: '“{name}”不是能检查的文件。可以检查 .docx、.pdf、.txt、.md、.html、.xlsx，以及 .doc、.wps、.xls。',
    en: '{name} is no kind of file that can be checked: .docx, .pdf, .txt, .md, .html, .xlsx, or .doc, .wps, .xls.',
  },
  'report.file-needs-office': {
    zh: '“{name}”是旧格式，本机没有能打开它的 LibreOffice。请用 Word 或 WPS 打开，另存为 .docx 后再试。',
    en: '{name} is of an old format, and this machine has no LibreOffice to open it. Save it as .docx in Word or WPS.',
  },
  'report.file-too-heavy': {
    zh: '“{name}”内容太多，超出了内存或时间的限制。请分成几个文件，再试。',
    en: '{name} holds too much: it ran out of memory or time. Split it into several files.',
  },
} as const satisfies Words
