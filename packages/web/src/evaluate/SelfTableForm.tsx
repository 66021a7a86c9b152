import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreCard } from '@rongheng/core/evaluate/score-card'
import type { SelfTable } from '@rongheng/core/evaluate/self-table'
import { FactNumber } from '../app/FactNumber.tsx'
import { EvidenceNumber } from '../ui/EvidenceNumber.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { LinePoints } from './LinePoints.tsx'
import { SelfTableCards } from './SelfTableCards.tsx'
import { Steps } from './WorkingView.tsx'
import { evaluateWords } from './words.ts'

/** A score beside the one that the form shows. */
type Beside = { readonly card: ScoreCard; readonly name: string }

type FormProps = { table: SelfTable; card: ScoreCard; rules: RuleSet; beside: Beside | null }

/** 项目支出绩效自评表 as the form prints it; pressing points shows how they came about. On a narrow screen its lines come first, as cards. */
export function SelfTableForm(p: FormProps) {
  const t = useText(evaluateWords)
  return (
    <>
      <SelfTableCards table={p.table} card={p.card} rules={p.rules} />
      <p className="ev-narrow muted">{t('form.scroll')}</p>
      <div className="ev-form-scroll" tabIndex={0} role="region" aria-label={p.table.title}>
        <table className="ev-form">
          <caption>{t('form.title', { year: p.table.year })}</caption>
          <colgroup>
            {[8, 10, 15, 11, 11, 8, 8, ...(p.beside ? [8] : []), 8].map((width, i) => (
              <col key={i} style={{ width: `${width}%` }} />
            ))}
            <col />
          </colgroup>
          <tbody>
            <HeadRows {...p} />
            <MoneyRows {...p} />
            <GoalRows {...p} />
            <IndicatorRows {...p} />
          </tbody>
        </table>
      </div>
      <Signatures {...p} />
    </>
  )
}

const amountWords = { initial: 'form.initial', fullYear: 'form.full-year', spent: 'form.spent' } as const

/** Columns of the form: nine, as its rows of money have, and one more when a second rule set stands beside. */
const columnsOf = (p: FormProps): number => (p.beside ? 10 : 9)

function HeadRows(p: FormProps) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const { table } = p
  return (
    <>
      <tr>
        <th className="ev-label" colSpan={2} scope="row">
          {t('form.project')}
        </th>
        <td colSpan={columnsOf(p) - 2}>
          {table.projectName}
          {marks.aside(table.projectCode)}
        </td>
      </tr>
      <tr>
        <th className="ev-label" colSpan={2} scope="row">
          {t('form.department')}
        </th>
        <td colSpan={2}>{table.department}</td>
        <th className="ev-label" colSpan={2} scope="row">
          {t('form.unit')}
        </th>
        <td colSpan={columnsOf(p) - 6}>{table.unit}</td>
      </tr>
    </>
  )
}

function MoneyRows(p: FormProps) {
  const t = useText(evaluateWords)
  const heads = ['initial', 'full-year', 'spent', 'weight', 'rate'] as const
  return (
    <>
      <tr>
        <th className="ev-label" colSpan={2} rowSpan={p.table.money.length + 1} scope="rowgroup">
          {t('form.money')}
        </th>
        <th className="ev-label" scope="col" />
        {heads.map((head) => (
          <th key={head} className="ev-label" scope="col">
            {t(`form.${head}`)}
          </th>
        ))}
        <th className="ev-label" scope="col">
          {t('form.points')}
        </th>
        {p.beside && (
          <th className="ev-label" scope="col">
            {t('form.points.of', { rules: p.beside.name })}
          </th>
        )}
      </tr>
      {p.table.money.map((row) => (
        <tr key={row.kind}>
          <th scope="row">{t(`form.money.${row.kind}`)}</th>
          {(['initial', 'fullYear', 'spent'] as const).map((part) => (
            <td key={part} className="ev-num">
              <FactNumber
                factId={row.facts[part]}
                what={`${t(`form.money.${row.kind}`)} ${t(amountWords[part])}`}
              >
                {row[part]}
              </FactNumber>
            </td>
          ))}
          <td className="ev-num">{row.weight}</td>
          <td className="ev-num">{row.rate}</td>
          <td className="ev-num">
            {row.kind === 'total' ? <Points {...p} lineKey="execution" /> : row.points}
          </td>
          {p.beside && (
            <td className="ev-num">
              {row.kind === 'total' ? <BesidePoints {...p} lineKey="execution" /> : '—'}
            </td>
          )}
        </tr>
      ))}
    </>
  )
}

function GoalRows(p: FormProps) {
  const t = useText(evaluateWords)
  const { table } = p
  const left = Math.floor((columnsOf(p) - 1) / 2)
  return (
    <>
      <tr>
        <th className="ev-label" rowSpan={2} scope="rowgroup">
          {t('form.goal')}
        </th>
        <th className="ev-label" colSpan={left} scope="col">
          {t('form.expected')}
        </th>
        <th className="ev-label" colSpan={columnsOf(p) - 1 - left} scope="col">
          {t('form.achieved')}
        </th>
      </tr>
      <tr>
        <td colSpan={left} className="ev-pre">
          {table.expected}
        </td>
        <td colSpan={columnsOf(p) - 1 - left} className="ev-pre">
          {table.achieved || <span className="muted">{t('form.not-yet')}</span>}
        </td>
      </tr>
    </>
  )
}

function IndicatorRows(p: FormProps) {
  const t = useText(evaluateWords)
  const heads = ['level1', 'level2', 'level3', 'target', 'actual', 'weight'] as const
  return (
    <>
      <tr>
        {heads.map((head) => (
          <th key={head} className="ev-label" scope="col">
            {t(`form.${head}`)}
          </th>
        ))}
        <th className="ev-label" scope="col">
          {t('form.points')}
        </th>
        {p.beside && (
          <th className="ev-label" scope="col">
            {t('form.points.of', { rules: p.beside.name })}
          </th>
        )}
        <th className="ev-label" scope="col" colSpan={2}>
          {t('form.deviation')}
        </th>
      </tr>
      {p.table.indicators.map((row) => (
        <tr key={row.key}>
          {row.level1Span > 0 && (
            <th scope="rowgroup" rowSpan={row.level1Span}>
              {row.level1}
            </th>
          )}
          {row.level2Span > 0 && (
            <th scope="rowgroup" rowSpan={row.level2Span}>
              {row.level2}
            </th>
          )}
          <th scope="row">{row.name}</th>
          <td>{row.target}</td>
          <td>
            <FactNumber factId={row.factIds[0]} what={`${row.name} ${t('form.actual')}`}>
              {row.actual}
            </FactNumber>
          </td>
          <td className="ev-num">{row.weight}</td>
          <td className="ev-num">
            <Points {...p} lineKey={row.key} />
          </td>
          {p.beside && (
            <td className="ev-num">
              <BesidePoints {...p} lineKey={row.key} />
            </td>
          )}
          <td className="ev-pre" colSpan={2}>
            {row.deviation}
          </td>
        </tr>
      ))}
      <tr>
        <th className="ev-label" colSpan={5} scope="row">
          {t('form.total')}
        </th>
        <td className="ev-num">{p.table.totalWeight}</td>
        <td className="ev-num ev-sum">
          <TotalPoints {...p} />
        </td>
        {p.beside && (
          <td className="ev-num">
            <strong>{p.beside.card.total === null ? '—' : pointsText(p.beside.card.total)}</strong>
          </td>
        )}
        <td colSpan={2}>{p.table.grade}</td>
      </tr>
    </>
  )
}

/** The total that opens how it was added up, capped or shared out. */
function TotalPoints({ card, rules, table }: FormProps) {
  const t = useText(evaluateWords)
  return (
    <EvidenceNumber
      what={t('form.total')}
      evidence={() => (
        <div className="ev-steps">
          <Steps working={card.working} rules={rules} />
        </div>
      )}
    >
      {table.totalPoints || '—'}
    </EvidenceNumber>
  )
}

type LineProps = FormProps & { lineKey: string }

function Points({ card, rules, lineKey }: LineProps) {
  const line = card.lines.find((l) => l.key === lineKey)
  return line ? <LinePoints line={line} rules={rules} projectId={card.projectId} /> : '—'
}

function BesidePoints({ beside, lineKey }: LineProps) {
  const line = beside?.card.lines.find((l) => l.key === lineKey)
  return line && line.points !== null ? pointsText(line.points) : '—'
}

/** Under the form on paper: by which rule it was made, and places for those who answer for it. */
function Signatures({ table, card }: FormProps) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const nameOf = ({ name, id, version, checksum }: SelfTable['ruleSet']) =>
    `${language === 'en' ? name.en : name.zh}（${id}，${version}，${checksum.slice(0, 8)}）`
  const places = ['filler', 'finance', 'owner', 'head', 'date'] as const
  return (
    <div className="ev-signatures print-only">
      <p>
        {t('sign.rules', { rules: nameOf(table.ruleSet), template: nameOf(table.template) })}
        {card.grade?.borrowedFrom && t('evaluate.grade-borrowed', { source: card.grade.borrowedFrom })}
      </p>
      <p className="ev-sign-places">
        {places.map((place) => (
          <span key={place}>{t(`sign.${place}`)}</span>
        ))}
      </p>
    </div>
  )
}
