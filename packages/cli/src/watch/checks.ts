import { Refusal } from '@rongheng/core/kernel/refusal'
import { watchApi } from '@rongheng/core/watch/api'
import { metricsOf } from '@rongheng/core/watch/kinds/all'
import { inWords } from '@rongheng/core/watch/said/in-words'
import { valueText } from '@rongheng/core/watch/value-text'
import { Verdict } from '@rongheng/core/watch/verdict'
import type { CheckLine } from '@rongheng/core/watch/views'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'

const words = {
  up: { zh: '正常', en: 'normal' },
  warning: { zh: '注意', en: 'warning' },
  down: { zh: '故障', en: 'down' },
  unknown: { zh: '未知', en: 'unknown' },
  maintenance: { zh: '检修', en: 'maintenance' },
  paused: { zh: '暂停', en: 'paused' },
} as const

const name = z.string().describe('监测点的名称 / name of the check')

/** More than any center has. */
const ALL = 500

/** One check by its whole name. @throws Refusal `watch.no-such-check` */
async function checkNamed(tools: Tools, wanted: string): Promise<CheckLine> {
  const { items } = await tools.call(watchApi.listChecks, { text: wanted, page: 1, size: ALL })
  const found = items.find((one) => one.name === wanted)
  if (!found) throw new Refusal('watch.no-such-check', { id: wanted })
  return found
}

const list = command({
  name: 'watch list',
  summary: { zh: '列出监测点，坏的在前。', en: 'Lists the checks, the worst first.' },
  args: z.object({
    verdict: z.enum(Verdict.options).optional().describe('只看这个状态 / only of this verdict'),
    text: z.string().optional().describe('名称、地址或备注中的一段 / part of name, address or note'),
  }),
  run: async (tools, { verdict, text }) => {
    const filter = { ...(verdict && { verdict }), ...(text && { text }) }
    const items: CheckLine[] = []
    for (let page = 1; ; page++) {
      const answer = await tools.call(watchApi.listChecks, { ...filter, page, size: ALL })
      items.push(...answer.items)
      if (answer.items.length === 0 || items.length >= answer.count) break
    }
    for (const one of items) {
      const word = tools.say(words[one.paused ? 'paused' : one.verdict])
      tools.print(`${word}  ${one.name}  ${one.target}  ${inWords(one.why, tools.language)}`.trimEnd())
    }
    if (items.length === 0) tools.print(tools.say({ zh: '没有监测点。', en: 'There are no checks.' }))
    return { items: items.map((one) => ({ ...one, why: inWords(one.why, tools.language) })) }
  },
})

const status = command({
  name: 'watch status',
  summary: {
    zh: '每个系统一行：是好是坏，各有几个监测点。',
    en: 'A line for each system: how it is, and its checks.',
  },
  args: z.object({}),
  run: async (tools) => {
    const wall = await tools.call(watchApi.overview, {})
    for (const system of wall.systems) {
      const counts = Object.entries(system.counts)
        .map(([shown, count]) => `${tools.say(words[shown as keyof typeof words])} ${count}`)
        .join(', ')
      const called = system.name || tools.say({ zh: '未归入系统', en: 'no system' })
      tools.print(`${tools.say(words[system.shown])}  ${called}  (${counts})`)
    }
    if (wall.systems.length === 0) tools.print(tools.say({ zh: '没有监测点。', en: 'There are no checks.' }))
    return { systems: wall.systems, at: wall.at }
  },
})

const test = command({
  name: 'watch test',
  summary: {
    zh: '现在按监测点的设置探测一次，不记录。退出码：0 正常（不看阈值），1 失败。',
    en: 'Looks once, now, as the check is set up; nothing is recorded. Exit codes: 0 fine (thresholds are not looked at), 1 failed.',
  },
  args: z.object({ name }),
  positional: ['name'],
  run: async (tools, { name: wanted }) => {
    const { id } = await checkNamed(tools, wanted)
    const { check } = await tools.call(watchApi.getCheck, { checkId: id })
    const seen = await tools.call(watchApi.tryCheck, {
      unitId: check.unitId,
      settings: check.settings,
      timeoutS: Math.min(check.timeoutS, 60),
      secrets: {},
      checkId: check.id,
    })
    if (!seen.ok) process.exitCode = 1
    const word = seen.ok ? { zh: '正常', en: 'fine' } : { zh: '失败', en: 'failed' }
    const detail = inWords(seen.detail, tools.language)
    const note = inWords(seen.note, tools.language)
    const english = tools.language === 'en'
    tools.print(`${tools.say(word)}  ${valueText('ms', seen.tookMs, english)}  ${detail}`.trimEnd())
    const values = metricsOf(check.settings).map((metric, at) => ({
      key: metric.key,
      name: tools.say(metric),
      value: seen.values[at] ?? null,
      unit: metric.unit,
    }))
    for (const { name: of, value, unit } of values)
      if (value !== null) tools.print(`  ${of}: ${valueText(unit, value, english)}`)
    if (note) tools.print(`  ${note}`)
    return { ok: seen.ok, tookMs: seen.tookMs, detail, note, values }
  },
})

const pausing = (paused: boolean) =>
  command({
    name: paused ? 'watch pause' : 'watch resume',
    summary: paused
      ? { zh: '暂停监测点。', en: 'Pauses checks.' }
      : { zh: '让暂停的监测点继续。', en: 'Lets paused checks run again.' },
    args: z.object({ name: z.array(name).min(1) }),
    positional: ['name'],
    run: async (tools, { name: wanted }) => {
      const checks = []
      for (const one of wanted) checks.push(await checkNamed(tools, one))
      const { changed } = await tools.call(watchApi.pauseChecks, {
        checkIds: checks.map((check) => check.id),
        paused,
      })
      tools.print(
        paused
          ? tools.say({ zh: `已暂停 ${changed} 个监测点。`, en: `${changed} checks paused.` })
          : tools.say({ zh: `已恢复 ${changed} 个监测点。`, en: `${changed} checks run again.` }),
      )
      return { changed }
    },
  })

/** Commands about checks. */
export const checkWatchCommands: readonly Command[] = [list, status, test, pausing(true), pausing(false)]
