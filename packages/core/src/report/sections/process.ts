import { evaluationSteps, methodName, type ReportContent } from '../content.ts'
import type { ReportInputs } from '../inputs.ts'
import type { Block, Piece } from '../model.ts'
import { day, number, recorded } from '../number.ts'
import { proseParagraphs, type Token } from '../prose.ts'
import { cell, head, joined, note, nth, paragraph, sentence } from '../sentence.ts'
import { amountFact } from './funds.ts'

type Tokens = ReadonlyMap<string, Token>

/** Words of a form with their numbers set in, in one paragraph. */
const said = (text: string, tokens: Tokens): Piece[] => proseParagraphs(text, tokens).flat()

/** What was evaluated, and for which time. */
export function scope(inputs: ReportInputs): Block[] {
  const { project: p } = inputs
  const year = recorded(String(p.year), 'plan', [p.id])
  return [
    paragraph(
      sentence`评价对象为${inputs.unitName}实施的${p.name}，评价范围为该项目${year}年度全部资金，即全年预算数${number('amount-wan', [amountFact(inputs, 'fullYear')], '全年预算数')}万元；评价时段为${day(`${p.year}-01-01` as never, [p.id])}至${day(`${p.year}-12-31` as never, [p.id])}。`,
    ),
  ]
}

/** Which rule set and indicator template the score follows, exactly. */
export function rulesUsed(inputs: ReportInputs): Block[] {
  const { score } = inputs
  if (!score) return [paragraph(sentence`评价标准：${{ blank: '评分规则和指标模板（在绩效目标页选择）' }}`)]
  const rule = (r: typeof score.ruleSet) => recorded(r.name.zh, 'plan', [`${r.id}@${r.version}`, r.checksum])
  return [
    paragraph(
      sentence`评价标准以年初批复的绩效目标和指标值为计划标准。指标体系采用“${rule(score.template)}”，评分采用“${rule(score.ruleSet)}”，各项得分由系统按规则计算，计算过程见附件。`,
    ),
  ]
}

/** The methods that were used, each with its data. A method without data is not one that was used. */
export function methods(_inputs: ReportInputs, content: ReportContent, tokens: Tokens): Block[] {
  if (content.methods.length === 0)
    return [paragraph(sentence`评价方法：${{ blank: '选择实际采用的评价方法，并写明用了哪些数据' }}`)]
  return [
    joined([
      sentence`本次评价采用以下方法。`,
      ...content.methods.map(
        ({ method, data }, i) =>
          sentence`${nth(i + 1)}是${methodName[method]}：${data.trim() ? said(data.trim().replace(/。?$/, '。'), tokens) : { blank: `${methodName[method]}用了哪些数据` }}`,
      ),
    ]),
  ]
}

/** From this step on, 评价结果反馈 and 建立档案, things happen when the report is out. */
const AFTER_SIGNING = 7

/** The nine steps: when each was done, by whom, what. Duty ("应当") is not told here, only what happened. */
export function steps(_inputs: ReportInputs, content: ReportContent, tokens: Tokens): Block[] {
  return [
    paragraph(sentence`评价工作按以下步骤进行，各步骤的完成日期、参加人员和工作内容如下表。`),
    {
      kind: 'table',
      caption: '绩效评价工作过程表',
      widths: [25, 23, 20, 32],
      head: [head('步骤', '完成日期', '参加人员', '工作内容')],
      body: evaluationSteps.map((name, i) => {
        const done = content.steps.find((s) => s.step === i)
        // Feedback and filing come after the report, so it can be signed without them.
        const open = (what: string): Piece =>
          i >= AFTER_SIGNING ? { text: '定稿后进行' } : { blank: what, of: name }
        return [
          cell(`${nth(i + 1)}、${name}`),
          cell(done?.on ? day(done.on, [`step/${i}`]) : open('完成日期'), { align: 'center' }),
          cell(done?.people.trim() ? done.people.trim() : open('参加人员')),
          cell(done?.what.trim() ? said(done.what, tokens) : open('工作内容')),
        ]
      }),
    },
    note(sentence`注：日期、人员和内容由评价工作人员在系统中填写。`),
  ]
}
