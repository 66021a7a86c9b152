import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Because, Comparison } from '@rongheng/core/evaluate/compare'
import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreCard, ScoreLine, Working } from '@rongheng/core/evaluate/score-card'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'
import { projectByCode } from '../project-by-code.ts'

/** The rule set another one is held against when nothing else is asked for. */
const USUAL = 'mof-2020'

const score = command({
  name: 'score',
  summary: {
    zh: '给一个项目计分，并写出每一分怎么来的。',
    en: 'Scores a project, and says how every point came about.',
  },
  args: z.object({
    code: z.string().describe('项目编号 / project code'),
    rules: z
      .string()
      .optional()
      .describe('评分规则，默认用项目自己的 / rule set, the project’s own by default'),
    template: z.string().optional().describe('指标框架，默认用项目自己的 / indicator template'),
    against: z.string().optional().describe(`对照的评分规则，默认 ${USUAL} / rule set to compare with`),
    year: z.int().optional().describe('年度，默认最近一年 / year, the newest by default'),
    unit: z.string().optional().describe('单位名称 / name of the unit'),
  }),
  positional: ['code'],
  run: async (tools, { code, rules, template, against, year, unit }) => {
    const project = await projectByCode(tools, code, year, unit)
    const choice = {
      projectId: project.id,
      ...(rules === undefined ? {} : { rules }),
      ...(template === undefined ? {} : { template }),
    }
    const card = await tools.call(evaluateApi.score, choice)
    const other = against ?? USUAL
    const comparison =
      other === card.ruleSet.id
        ? null
        : await tools.call(evaluateApi.compareScores, {
            projectId: project.id,
            a: card.ruleSet.id,
            b: other,
            ...(template === undefined ? {} : { template }),
          })
    const { ruleSets } = await tools.call(evaluateApi.rulebook, {})
    const clauses: Clauses = new Map(ruleSets.flatMap((r) => Object.entries(r.clauses)))
    const rulesUsed = ruleSets.find((r) => r.id === card.ruleSet.id)
    const lines = card.lines.map((line) => lineOf(tools, line, clauses))
    const differs = comparison && differsOf(tools, comparison, clauses)
    const result = {
      project: { code: project.code, name: project.name, year: project.year, unit: project.unitName },
      ruleSet: card.ruleSet,
      template: card.template,
      lines,
      soFar: pointsText(card.soFar),
      total: card.total === null ? null : pointsText(card.total),
      grade: card.grade && tools.say(card.grade.name),
      gradeClause: card.grade?.clause ?? null,
      gradeBorrowedFrom: card.grade?.borrowedFrom ?? null,
      cap: card.cap && {
        rate: `${pointsText(card.cap.rateBp)}%`,
        atMost: pointsText(card.cap.atMost),
        clause: card.cap.clause,
      },
      working: stepsOf(tools, card.working),
      gaps: rulesUsed ? gapsOf(tools, rulesUsed) : [],
      differsFrom: differs,
    }
    printCard(tools, result.project, card, lines)
    printGaps(tools, result.gaps)
    if (differs) printDifferences(tools, differs)
    return result
  },
})

/** The arithmetic of a line, innermost first; the same step is not said twice. */
const formulasOf = (working: Working): string[] => [
  ...new Set([...working.steps.flatMap(formulasOf), working.formula]),
]

type Clauses = ReadonlyMap<string, { readonly zh: string; readonly en: string }>

/** Every gap that the rule set fills, what it chose, and on whose word. */
const gapsOf = (tools: Tools, rules: RuleSet) =>
  rules.choices.map((c) => ({
    gap: c.gap,
    choice: tools.say(c.choice),
    ownChoice: c.source === 'own choice',
    source: c.source,
    clause: c.clause,
  }))

function lineOf(tools: Tools, line: ScoreLine, clauses: Clauses) {
  const clause = line.working?.clause ?? null
  const sentence = clause === null ? undefined : clauses.get(clause)
  return {
    name: line.name,
    weight: pointsText(line.weight),
    state: line.state,
    points: line.points === null ? null : pointsText(line.points),
    rate: line.rateBp === null ? null : `${pointsText(line.rateBp)}%`,
    why: line.why === null ? null : tools.sentence(line.why, line.whyFacts),
    clause,
    rule: sentence ? tools.say(sentence) : null,
    steps: line.working === null ? [] : stepsOf(tools, line.working),
    remarks: line.remarks.map((r) => tools.sentence(r.code, r.facts)),
    facts: line.factIds,
    files: line.fileIds,
  }
}

/** Innermost step first: the order in which it is computed. */
const stepsOf = (tools: Tools, working: Working): object[] => [
  ...working.steps.flatMap((inner) => stepsOf(tools, inner)),
  {
    step: tools.sentence(working.step),
    clause: working.clause,
    ownChoice: working.ownChoice,
    inputs: Object.fromEntries(working.inputs.map((i) => [tools.sentence(i.name), tools.sentence(i.value)])),
    formula: working.formula,
    result: working.result,
  },
]

function differsOf(tools: Tools, { a, b, differences }: Comparison, clauses: Clauses) {
  const side = (points: string, because: Because, all: readonly string[]) => {
    const sentence = because.clause === null ? undefined : clauses.get(because.clause)
    return {
      points,
      step: tools.sentence(because.step, because.whyFacts),
      formula: because.formula,
      clause: because.clause,
      rule: sentence ? tools.say(sentence) : null,
      ownChoice: because.ownChoice,
      clauses: [...all],
    }
  }
  return {
    ruleSet: b.ruleSet,
    total: b.total === null ? null : pointsText(b.total),
    grade: b.grade && tools.say(b.grade.name),
    note: tools.sentence('evaluate.weights-kept'),
    here: tools.say(a.ruleSet.name),
    lines: differences.map((d) => ({
      name: d.name,
      here: side(d.a, d.because.a, d.clausesA),
      there: side(d.b, d.because.b, d.clausesB),
    })),
  }
}

function printCard(
  tools: Tools,
  project: { code: string; name: string; year: number },
  card: ScoreCard,
  lines: ReturnType<typeof lineOf>[],
): void {
  const { print, say } = tools
  print(`${project.code} ${project.name} (${project.year})`)
  for (const [name, file] of [
    [say({ zh: '评分规则', en: 'Rule set' }), card.ruleSet],
    [say({ zh: '指标框架', en: 'Template' }), card.template],
  ] as const)
    print(`${name}: ${file.id} ${say(file.name)} (SM3 ${file.checksum.slice(0, 16)})`)
  for (const [i, line] of lines.entries()) {
    print(`${line.name}  ${line.points ?? '—'} / ${line.weight}  ${line.why ?? ''}`.trimEnd())
    const working = card.lines[i]?.working
    if (working) print(`    ${formulasOf(working).join('; ')}   [${line.clause}]`)
    for (const remark of line.remarks) print(`    ! ${remark}`)
  }
  const total = card.total === null ? '—' : pointsText(card.total)
  const grade = card.grade ? ` ${say(card.grade.name)}` : ''
  print(`${say({ zh: '总分', en: 'Total' })}: ${total}${grade}`)
  if (card.grade?.borrowedFrom)
    print(tools.sentence('evaluate.grade-borrowed', { source: card.grade.borrowedFrom }))
  if (card.total === null)
    print(
      say({
        zh: `还有没有得分的行，总分暂缺；已得 ${pointsText(card.soFar)} 分。`,
        en: `Some lines have no points, so there is no total yet; ${pointsText(card.soFar)} so far.`,
      }),
    )
}

function printDifferences(tools: Tools, differs: ReturnType<typeof differsOf>): void {
  const { print, say } = tools
  const there = `${differs.ruleSet.id} ${say(differs.ruleSet.name)}`
  print('')
  print(
    say({
      zh: `对照 ${there}：总分 ${differs.total ?? '—'} ${differs.grade ?? ''}。${differs.note}`,
      en: `Against ${there}: total ${differs.total ?? '—'} ${differs.grade ?? ''}. ${differs.note}`,
    }),
  )
  const same = say({ zh: '各行得分相同。', en: 'Every line has the same points.' })
  if (differs.lines.length === 0) print(`  ${same}`)
  for (const line of differs.lines) {
    print(`  ${line.name}: ${line.here.points} ↔ ${line.there.points}`)
    for (const { step, formula, clause, rule, ownChoice } of [line.here, line.there]) {
      const own = ownChoice ? say({ zh: '（自行选择）', en: ' (own choice)' }) : ''
      print(`    ${clause ?? '—'}${own}: ${[step, formula, rule].filter(Boolean).join(' | ')}`)
    }
  }
}

function printGaps(tools: Tools, gaps: ReturnType<typeof gapsOf>): void {
  const { print, say } = tools
  if (gaps.length === 0) return
  print('')
  print(
    say({
      zh: `条文没有写明、由规则文件选择的 ${gaps.length} 处：`,
      en: `${gaps.length} gaps in the rule, filled by the rule file:`,
    }),
  )
  for (const { choice, source, ownChoice, clause } of gaps) {
    const from = ownChoice ? say({ zh: '自行选择', en: 'own choice' }) : source
    print(`  [${clause}] ${choice} (${from})`)
  }
}

/** Commands about scores. */
export const scoreCommands: readonly Command[] = [score]
