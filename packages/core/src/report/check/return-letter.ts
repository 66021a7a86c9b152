import type { Day } from '../../kernel/time.ts'
import type { Block, ReportModel } from '../model.ts'
import type { CheckRule } from './check-rule.ts'
import { deducted } from './deductions.ts'
import { findingText } from './finding-text.ts'
import type { Finding, Severity } from './finding.ts'
import { placeText } from './place-text.ts'
import type { ReportCheck } from './report-check.ts'

/** The parts of the letter: how many there are of each, and what its author is to do. */
const PARTS: readonly {
  readonly severity: Severity
  readonly counted: (count: number) => string
  readonly heading: string
}[] = [
  { severity: 'E', counted: (n) => `错误${n}处`, heading: '错误（请改正，并核对其他各处）' },
  { severity: 'W', counted: (n) => `需要说明的${n}处`, heading: '需要说明的（请在报告中补充说明或改正）' },
  { severity: 'I', counted: (n) => `表述和格式方面的${n}处`, heading: '表述和格式（请在修改时一并完善）' },
]
const NUMERALS = ['一', '二', '三']
const LONGEST_QUOTE = 40

/** The letter with which a report goes back to its author: what to correct, to explain and to improve, each with its place. */
export function returnLetter(
  check: Pick<ReportCheck, 'title' | 'documents'>,
  findings: readonly Finding[],
  rules: ReadonlyMap<string, CheckRule>,
  from: { readonly unitName: string; readonly on: Day },
  /** The unit that wrote the report; null when nobody told. */
  to: string | null,
  /** The heading that a finding stands under; null when there is none. */
  headingOf: (finding: Finding) => string | null = () => null,
): ReportModel {
  const groups = PARTS.map((part) => ({
    ...part,
    found: findings.filter((finding) => finding.severity === part.severity),
  })).filter((part) => part.found.length > 0)
  const counts = groups.map((part) => part.counted(part.found.length)).join('，')
  const body: Block[] = [
    text(`${to ?? '报告报送单位'}：`, 'addressee'),
    text(
      `你单位报送的《${check.title}》收悉。经检查，发现${counts || '没有需要修改的地方'}，现退回修改。具体意见如下。`,
    ),
  ]
  groups.forEach(({ severity, heading, found }, i) => {
    body.push({ kind: 'heading', level: 1, text: `${NUMERALS[i]}、${heading}` })
    const items = found.map((finding): Item => {
      const rule = rules.get(finding.rule)
      const said = rule ? findingText(finding, rule, 'zh-CN') : { says: finding.rule, mend: '' }
      const under = headingOf(finding)
      const place = placeText(finding, check.documents, 'zh-CN')
      return {
        says: said.says,
        mend: asked(said.mend),
        where: [under && `“${under}”`, place].filter(Boolean).join('，'),
        quote: quoted(finding.quotes[0]?.text.trim()),
        off: finding.deducts ? `（扣 ${finding.deducts.points} 分）` : '',
      }
    })
    const lines = severity === 'I' ? shortList(items) : items.map(atLength)
    lines.forEach((line, n) => body.push(text(`${n + 1}．${line}`)))
  })
  const sum = deducted(findings)
  if (sum) body.push(text(`按《${sum.by}》，以上各处合计扣 ${sum.points} 分；一个指标最多扣完它的得分。`))
  body.push(...ending)
  return {
    outlineId: 'return-letter',
    outlineChecksum: '',
    title: '绩效评价报告退回修改通知',
    subtitle: '',
    unitName: from.unitName,
    projectCode: '',
    year: Number(from.on.slice(0, 4)),
    parts: [{ key: 'letter', heading: '', state: 'generated', blocks: body }],
    attachments: [],
    author: '',
    signedOn: from.on,
    edition: null,
  }
}

const text = (words: string, style?: 'addressee'): Block => ({
  kind: 'paragraph',
  pieces: [{ text: words }],
  ...(style ? { style } : {}),
})

type Item = Readonly<Record<'says' | 'mend' | 'where' | 'quote' | 'off', string>>

/** Place and words, what is wrong with them, what to do. */
function atLength({ says, mend, where, quote, off }: Item): string {
  const at = [where, quote].filter(Boolean).join('：')
  return `${at ? `${at}。` : ''}${says}${off}${mend}`
}

/** One line for all that ask for the same. */
function shortList(items: readonly Item[]): string[] {
  return [...new Set(items.map((item) => item.mend))].map((mend) => {
    const those = items.filter((item) => item.mend === mend)
    const said = those.map(
      ({ says, where, off }) => `${says.replace(/。$/, '')}${where ? `（${where}）` : ''}${off}`,
    )
    return `${said.join('；')}。${mend}`
  })
}

const quoted = (quote: string | undefined): string =>
  quote ? `“${quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote}”` : ''

/** What stands at the beginning of a remedy that asks for something; others say how it is. */
const ASKS =
  /^(?:核对|写明|写出|写今年|补上|填写|改|重新|换成|逐项|逐个|按|以|用|删去|把|至少写|选同|说明|分开写|统一|针对|在封面)/

/** A remedy as a request: 核对日期。 → 请核对日期。 */
const asked = (mend: string): string => (ASKS.test(mend) && !mend.includes('请') ? `请${mend}` : mend)

/** What the office decides and no program knows: until when, and on whose word. */
const ending: readonly Block[] = [
  text('请于＿＿＿＿年＿＿月＿＿日前逐条处理，附修改说明重新报送。'),
  text('退回依据：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿。'),
]
