import { expect, test } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import { exampleChecks } from './checks.ts'
import { Course } from './course.ts'
import { samplesOf } from './samples.ts'
import { Scenario } from './scenario.ts'
import { begunAt } from './troubles.ts'
import { pastTroubles, turnsOf } from './turns.ts'

const now = Date.UTC(2026, 5, 15, 2) as Instant
const scenario = new Scenario(begunAt(now))
const checks = exampleChecks(47_100, now)

function kept(name: string) {
  const of = checks.find(({ check }) => check.name === name)
  if (!of) throw new Error(`no check ${name}`)
  const course = new Course(of, scenario)
  return samplesOf(
    course,
    turnsOf(course, pastTroubles(scenario), () => 1),
  )
}

test('an outage keeps what came when it was found and the last that came before it was over', () => {
  const samples = kept('新闻列表接口').filter(({ at }) => at > now - 7 * 86_400_000)
  // 10:12 to 10:31 in Shanghai, read every 30 s: down with the third failure at 10:13, the last one failed at 10:30:30.
  expect(samples.map(({ at }) => new Date(at).toISOString().slice(11, 19))).toEqual(['02:13:00', '02:30:30'])
  expect(samples.map(({ mediaType }) => mediaType)).toEqual(Array(2).fill('application/json; charset=utf-8'))
  expect(samples[0]?.body).toContain('"code":500')
})

test('what a server in front said is its page, and of a black stream the picture is kept', () => {
  expect(kept('网站首页').at(-1)?.body).toContain('502 Bad Gateway')
  const black = kept('综合频道直播流').at(-1)
  expect(black?.mediaType).toBe('image/jpeg')
  // A JPEG begins with FF D8 and ends with FF D9.
  const bytes = black?.body instanceof Uint8Array ? [...black.body] : []
  expect([...bytes.slice(0, 2), ...bytes.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
})

test('what was refused, never answered or was only slow has nothing to keep', () => {
  for (const name of ['发射机房链路', '高点全景', '媒资检索']) expect(kept(name)).toEqual([])
})
