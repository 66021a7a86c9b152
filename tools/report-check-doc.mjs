// Writes docs/rules/report-check.md from the rules of the report check, so that the list is what the program asks:
//   node tools/report-check-doc.mjs           writes it
//   node tools/report-check-doc.mjs --check   says whether it is stale
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { clauses } from './report-check-clauses.mjs'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'rulebook/report-check')
const page = join(root, 'docs/rules/report-check.md')
const severities = { E: 'E 错误 wrong', W: 'W 需说明 to explain', I: 'I 质量 quality' }

const rules = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => parse(readFileSync(join(folder, name), 'utf8')))

const quoted = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n')

/** What is on record of the project of an example, in words. */
const onRecord = ({ name, year, money, score, indicators = [], missed = [] }) =>
  [
    `${year} 年“${name}”`,
    ...Object.entries({
      initial: '年初预算数',
      fullYear: '全年预算数',
      arrived: '到位资金',
      spent: '执行数',
    }).flatMap(([key, label]) =>
      money[key] === undefined ? [] : [`${label} ${money[key] / 1_000_000} 万元`],
    ),
    ...(score ? [`${score.total} 分，${score.grade}`] : []),
    ...indicators.map((i) => `${i.name} ${i.targetText}${i.actualText ? `，完成 ${i.actualText}` : ''}`),
    ...missed.map((m) => `${m.day} 要求 ${m.planned}，实际 ${m.actual}`),
  ].join('；')

const section = (rule) =>
  [
    `<a id="${rule.id}"></a>`,
    '',
    `### ${rule.id} ${rule.title}`,
    '',
    `_${rule.titleEn}_ · ${severities[rule.severity]} · ${rule.where.map((w) => WHERE[w]).join('、')}${rule.also.length > 0 ? ` · ${rule.also.join(', ')}` : ''}`,
    '',
    ...Object.values(rule.says).map(
      (said) => `- ${said.zh}${said.severity ? `（${said.severity}）` : ''} → ${said.mend.zh}`,
    ),
    '',
    `依据〔${rule.sure}〕：${rule.source}`,
    '',
    '例 example:',
    '',
    quoted(rule.example.text),
    ...(rule.example.known ? ['', `登记的项目 on record: ${onRecord(rule.example.known)}`] : []),
    ...(rule.example.lastYear ? ['', '上年报告 last year’s report:', '', quoted(rule.example.lastYear)] : []),
    ...(rule.example.quote ? ['', `指出 marks: “${rule.example.quote}”`] : []),
    '',
  ].join('\n')

const WHERE = { text: '正文', table: '表格' }
/** The rules that stand for a clause; R-01 is r-01. */
const rulesFor = (clause) =>
  rules.filter((rule) => rule.also.includes(clause) || rule.id === clause.toLowerCase())
const severitiesOf = (rule) =>
  [...new Set([rule.severity, ...Object.values(rule.says).flatMap((said) => said.severity ?? [])])].join('/')

const known = new Set(clauses.map(([clause]) => clause))
const forgotten = clauses.filter(([clause]) => rulesFor(clause).length === 0).map(([clause]) => clause)
const strange = rules.flatMap((rule) => rule.also).filter((clause) => !known.has(clause))
if (forgotten.length > 0 || strange.length > 0) {
  console.error(`clauses without a rule: ${forgotten.join(', ')}; unknown clauses: ${strange.join(', ')}`)
  process.exit(1)
}

const walked = clauses
  .flatMap(([clause, fault, limit = '']) =>
    rulesFor(clause).map(
      (rule) =>
        `| ${clause} | ${fault} | [${rule.id}](#${rule.id}) | ${severitiesOf(rule)} | ${rule.where.map((w) => WHERE[w]).join('、')} | ${limit} |`,
    ),
  )
  .join('\n')

const text = `# 报告体检的规则

_In English: the rules of the report check, each with what it says, what it rests on, and an example that a test tries. Written by \`node tools/report-check-doc.mjs\` from \`rulebook/report-check/\`; do not edit by hand._

级别：E 错误，两个说法不能同时成立，或违反写明的规则；W 需说明，可能有道理，报告应写明；I 质量。〔A〕读过条文；〔B〕二手材料或一地做法；〔C〕我们自己的选择。

体检只在有把握时说 E：两个数的年度、截止时间、部分与整体、计划与实际都相同，用语指的是同一个金额，并且差额超出四舍五入的余地。拿不准的说 W，或者不说。读不出来的文件、图片和表格会列出来，不当作没有问题。

县里可以在 \`DATA_DIR/rulebook/\` 下加自己的文件：\`report-check/\` 加规则（选用已有的函数，词语里 \`*\` 代表同一分句里不超过八个字，\`#\` 代表一个数，一个词语里最多三处；不用正则表达式，所以不会卡住），\`report-check-settings/\` 关掉规则或改级别，\`report-words/\` 加数字前后的用语。每条规则试过多少种说法、查出多少、误报多少，见 [report-check-quality.md](report-check-quality.md)。

## 扣分

_A county's own list of deductions; none counts until its settings name one._ 复核自评时按毛病扣分的地方，可以在 \`report-deductions/\` 下放自己的扣分表：哪条规则的发现扣几分（\`points\`），或扣掉那个指标得分的百分之几（\`percent\`），一个指标最多扣完它的得分。在 \`report-check-settings/\` 的文件里写 \`deductions: 扣分表的 id\` 才起作用；页面、.xlsx、.json、退回通知和命令行都写出每处扣多少、合计扣多少，已忽略的不计。随程序带着一份四川一个县的复核扣分表 \`sichuan-review\`〔B〕，默认不用。

## 要查的毛病和规则

_Every fault that is to be found, the rule that finds it, its severity, where it looks, and where it stops short._ 级别有两个的，写法不同轻重不同。

| 条 | 毛病 | 规则 | 级别 | 在哪里查 | 查到哪里为止 |
| --- | --- | --- | --- | --- | --- |
${walked}

## 规则

${rules.map(section).join('\n')}`

if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/rules/report-check.md is stale: run node tools/report-check-doc.mjs')
    process.exitCode = 1
  }
} else writeFileSync(page, text)
