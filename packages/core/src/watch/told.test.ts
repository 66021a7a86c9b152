import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inWords } from './said/in-words.ts'
import { momentIn, readRdap, readWhois, registrationObjection, registryOf } from './domain-registry.ts'
import { PushSettings, seenFromTold, Told, toldInQuery } from './kinds/push.ts'
import { seenFromTrap, type Trap, TrapSettings } from './kinds/trap.ts'
import { readPerfdata, readScript } from './script-output.ts'

describe('what a target says of itself', () => {
  const settings = PushSettings.parse({
    kind: 'push',
    metrics: [{ name: 'files' }, { name: '用时', unit: 's' }],
  })
  const told = (query: Record<string, string>) => seenFromTold(settings, Told.parse(toldInQuery(query)))

  test('nothing more than a visit is "alive", and numbers not sent are not 0', () => {
    expect(told({})).toEqual({ ok: true, tookMs: 0, values: [null, null], detail: '' })
  })
  test('numbers come by their names; others are left', () => {
    expect(told({ files: '12', 用时: '3.5', other: '9', tookMs: '80' })).toEqual({
      ok: true,
      tookMs: 80,
      values: [12, 3.5],
      detail: '',
    })
  })
  test('down is said with its reason', () => {
    expect(told({ status: 'down', message: '备份盘满' })).toMatchObject({ ok: false, detail: '备份盘满' })
    const silent = told({ status: 'down' })
    expect(silent.ok).toBe(false)
    expect(inWords(silent.detail, 'zh-CN')).toBe('对方报告故障')
  })
  test('no query makes it throw', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.string()),
        (query) => void seenFromTold(settings, Told.parse(toldInQuery(query))),
      ),
    )
  })
})

describe('traps', () => {
  const settings = TrapSettings.parse({
    kind: 'trap',
    source: '10.0.0.2',
    traps: [
      { oid: '1.3.6.1.4.1.9', means: 'down', text: '设备告警' },
      { oid: '.1.3.6.1.4.1.9.2', means: 'up' },
    ],
  })
  const trap = (oid: string, community = 'public'): Trap => ({
    source: '10.0.0.2',
    community,
    oid,
    values: [{ oid: '1.3.6.1.2.1.2.2.1.1.3', text: '3' }],
  })
  test.each([
    ['1.3.6.1.4.1.9.5', false, '设备告警，1.3.6.1.2.1.2.2.1.1.3=3'],
    ['1.3.6.1.4.1.9.2.7', true, ''], // the longer beginning counts
  ])('%s', (oid, ok, detail) => {
    expect(seenFromTrap(settings, '', trap(oid))).toMatchObject({ ok, detail })
  })
  test('a trap of something else, or with another community, says nothing', () => {
    expect(seenFromTrap(settings, '', trap('1.3.6.1.4.1.99'))).toBeNull()
    expect(seenFromTrap(settings, 'ours', trap('1.3.6.1.4.1.9.5'))).toBeNull()
    expect(seenFromTrap(settings, 'ours', trap('1.3.6.1.4.1.9.5', 'ours'))).not.toBeNull()
  })
})

describe('scripts', () => {
  test.each<[string, Record<string, number>]>([
    ['load1=0.21;1;2;0 load5=0,5', { load1: 0.21, load5: 0.5 }],
    ["'/var log'=75%;80;90 '/it''s'=1GB", { '/var log': 75, "/it's": 1 }],
    ['time=12ms;;;0;10000 size=U;1;2 x=-1.5e3c', { time: 12, x: -1500 }],
    ['=3 ==4 a= b', {}],
  ])('%s', (perfdata, values) => {
    expect(Object.fromEntries(readPerfdata(perfdata))).toEqual(values)
  })
  test('performance data of several lines', () => {
    const output = 'DISK OK - free space | /=20GB;;\n/ 20 GB\n/boot 1 GB | /boot=1GB\n/home=2GB'
    expect(readScript(output)).toEqual({
      ok: null,
      message: 'DISK OK - free space',
      values: new Map([
        ['/', 20],
        ['/boot', 1],
        ['/home', 2],
      ]),
    })
  })
  test('JSON says all by itself; what is not JSON after all is text', () => {
    expect(readScript('{"ok": false, "message": "坏了", "values": {"n": 3, "m": null}}')).toEqual({
      ok: false,
      message: '坏了',
      values: new Map([['n', 3]]),
    })
    expect(readScript('{broken | n=1').values.get('n')).toBe(1)
  })
  test('what is written as performance data is read back', () => {
    const label = fc.string({
      unit: fc.constantFrom('a', 'b', '/', ' ', '=', '_', '%', '数'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.dictionary(label, fc.integer(), { maxKeys: 8 }), (values) => {
        const text = Object.entries(values)
          .map(([key, value]) => `'${key}'=${value};1;2`)
          .join(' ')
        expect(Object.fromEntries(readPerfdata(text))).toEqual({ ...values })
      }),
    )
  })
  test('no output takes long', () => {
    const started = performance.now()
    for (const text of ["'".repeat(65_000), 'a'.repeat(65_000), "''".repeat(32_000), 'a=1'.repeat(20_000)])
      readPerfdata(text)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('domains', () => {
  test.each<[string, string | null]>([
    ['2028-09-14T04:00:00Z', '2028-09-14T04:00:00.000Z'],
    ['2028-09-14T04:00:00.123+0800', '2028-09-13T20:00:00.000Z'],
    ['2027-03-17 12:20:05', '2027-03-17T04:20:05.000Z'], // of Beijing
    ['17-Mar-2027', '2027-03-17T00:00:00.000Z'],
    ['2027.03.17', '2027-03-16T16:00:00.000Z'],
    ['2027-13-17', null],
    ['soon', null],
  ])('%s', (text, moment) => {
    const found = momentIn(text)
    expect(found === null ? null : new Date(found).toISOString()).toBe(moment)
  })
  const cnnic = `Domain Name: example.cn
ROID: 20030311s10001s00000000-cn
Domain Status: ok
Registrant: 某县融媒体中心
Registration Time: 2003-03-17 12:20:05
Expiration Time: 2027-03-17 12:48:36
DNSSEC: unsigned`
  test('an answer of CNNIC', () => {
    expect(readWhois(cnnic)).toEqual({ endsAt: Date.parse('2027-03-17T04:48:36Z'), states: ['ok'] })
    expect(readWhois('No matching record.')).toBe('unregistered')
    expect(readWhois('hello')).toBeNull()
  })
  test('an answer by RDAP', () => {
    const answer = {
      status: ['client transfer prohibited', 'server hold'],
      events: [{ eventAction: 'expiration', eventDate: '2028-09-14T04:00:00Z' }],
    }
    expect(readRdap(answer)).toEqual({
      endsAt: Date.parse('2028-09-14T04:00:00Z'),
      states: ['clientTransferProhibited', 'serverHold'],
    })
    expect(readRdap('no')).toBeNull()
  })
  test.each([
    [{ endsAt: 100, states: [] }, '域名已到期'],
    [{ endsAt: 1_000, states: ['clientHold'] }, '域名被暂停（clientHold）'],
    [{ endsAt: null, states: ['ok'] }, '注册局没有说到期日'],
    [{ endsAt: 1_000, states: ['ok'] }, null],
  ])('%j: %s', (registration, objection) => {
    const said = registrationObjection(registration, 500)
    expect(said && inWords(said, 'zh-CN')).toBe(objection)
  })
  test('the registry goes by the ending', () => {
    expect(registryOf('a.gov.CN').whois).toBe('whois.cnnic.cn')
    expect(registryOf('a.example')).toEqual({ rdap: [], whois: null })
  })
})
