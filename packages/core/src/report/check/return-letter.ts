import type { Day } from '../../kernel/time.ts'
import type { Block, ReportModel } from '../model.ts'
import type { CheckRule } from './check-rule.ts'
import { deducted } from './deductions.ts'
import { findingText, severityWords } from './finding-text.ts'
import type { Finding, Severity } from './finding.ts'
import { placeText } from './place-text.ts'
import type { ReportCheck } from './report-check.ts'

const ORDER: readonly Severity[] = ['E', 'W', 'I']
const NUMERALS = ['一', '二', '三']
const ASKS: Readonly<Record<Severity, string>> = {
  E: '请改正，并核对其他各处',
  W: '请在报告中补充说明或改正',
  I: '请在修改时一并完善',
}

/** The letter with which a report goes back to its author: what to correct, to explain and to improve, each with its place. */
export function returnLetter(
  check: Pick<ReportCheck, 'title' | 'documents'>,
  findings: readonly Finding[],
  rules: ReadonlyMap<string, CheckRule>,
  from: { readonly unitName: string; readonly on: Day },
  /** The unit that wrote the report; null when nobody told. */
  to: string | null,
): ReportModel {
  const text = (words: string, style?: 'addressee'): Block => ({
    kind: 'paragraph',
    pieces: [{ text: words }],
    ...(style ? { style } : {}),
  })
  const groups = ORDER.map((severity) => ({
    severity,
    found: findings.filter((f) => f.severity === severity),
  })).filter((group) => group.found.length > 0)
  const counts = groups.map((g) => `${severityWords[g.severity].zh} ${g.found.length} 处`).join('、')
  const body: Block[] = [
    text(`${to ?? '报告报送单位'}：`, 'addressee'),
    text(
      `你单位报送的《${check.title}》收悉。经检查，发现${counts || '没有需要修改的地方'}，现退回修改。请逐条处理后重新报送。`,
    ),
  ]
  groups.forEach(({ severity, found }, i) => {
    body.push({
      kind: 'heading',
      level: 1,
      text: `${NUMERALS[i]}、${severityWords[severity].zh}（${ASKS[severity]}）`,
    })
    found.forEach((finding, n) => {
      const rule = rules.get(finding.rule)
      const said = rule ? findingText(finding, rule, 'zh-CN') : { says: finding.rule, mend: '' }
      const place = placeText(finding, check.documents, 'zh-CN')
      const quote = finding.quotes[0]?.text.trim()
      const where = [place, quote ? `“${quote.length > 40 ? `${quote.slice(0, 40)}…` : quote}”` : '']
        .filter(Boolean)
        .join('：')
      const off = finding.deducts ? `（扣 ${finding.deducts.points} 分）` : ''
      body.push(text(`${n + 1}．${where ? `${where}。` : ''}${said.says}${said.mend}${off}`))
    })
  })
  const sum = deducted(findings)
  if (sum) body.push(text(`按《${sum.by}》，以上各处合计扣 ${sum.points} 分；一个指标最多扣完它的得分。`))
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
