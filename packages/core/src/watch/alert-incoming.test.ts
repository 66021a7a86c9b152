import { describe, expect, test } from 'vitest'
import { issueText } from '../words.ts'
import { readMessage } from './alert-incoming.ts'

const read = (kind: Parameters<typeof readMessage>[0], body: unknown) =>
  readMessage(kind, typeof body === 'string' ? body : JSON.stringify(body))

/** What people read of a message that is not understood, in both languages. */
const said = (got: ReturnType<typeof read>) =>
  'problem' in got
    ? (['zh-CN', 'en'] as const).map((language) =>
        issueText(language, got.problem, got.problem.path || undefined),
      )
    : []

// As Alertmanager 0.25 sends it for a probe of blackbox_exporter.
const alertmanager = {
  receiver: 'rongheng',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: {
        alertname: 'ProbeFailed',
        instance: 'http://10.1.2.3/',
        job: 'blackbox',
        severity: 'critical',
      },
      annotations: { summary: '官网打不开', description: 'http://10.1.2.3/ 连续 1 分钟探测失败' },
      startsAt: '2026-11-23T02:00:00.123Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus:9090/graph?g0.expr=probe_success+%3D%3D+0&g0.tab=1',
      fingerprint: '1a30ba71cca2921f',
    },
    {
      status: 'resolved',
      labels: { alertname: 'DiskFull', instance: 'nas1:9100' },
      annotations: {},
      startsAt: '2026-11-23T01:00:00Z',
      endsAt: '2026-11-23T02:00:00Z',
      generatorURL: '',
      fingerprint: '2b40ba71cca2921f',
    },
  ],
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager:9093',
  version: '4',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
}

describe('Alertmanager', () => {
  test('each alert by its fingerprint, title, severity and beginning', () => {
    expect(read('alertmanager', alertmanager)).toMatchObject({
      alerts: [
        {
          fingerprint: '1a30ba71cca2921f',
          state: 'firing',
          severity: 'urgent',
          title: '官网打不开',
          detail: 'http://10.1.2.3/ 连续 1 分钟探测失败',
          since: Date.UTC(2026, 10, 23, 2, 0, 0, 123),
          labels: { job: 'blackbox' },
        },
        { state: 'resolved', severity: null, title: 'DiskFull nas1:9100' },
      ],
    })
  })
  test('one without a fingerprint is known by its labels, in whatever order', () => {
    const alert = (labels: object) => ({ version: '4', alerts: [{ status: 'firing', labels }] })
    const one = read('alertmanager', alert({ a: '1', b: '2' }))
    expect(read('alertmanager', alert({ b: '2', a: '1' }))).toMatchObject({
      alerts: [{ fingerprint: 'alerts' in one ? one.alerts[0]?.fingerprint : '' }],
    })
  })
  test.each([
    { body: 'alert!', zh: '正文不是 JSON', en: 'the body is no JSON' },
    {
      body: { ...alertmanager, version: '3' },
      zh: 'version：只认 Alertmanager 第 4 版的消息（version 为 "4"）',
      en: 'version: only version 4 of Alertmanager’s messages is read (version is "4")',
    },
    {
      body: { ...alertmanager, alerts: [{ status: 'burning', labels: {} }] },
      zh: 'alerts.0.status：只能是 firing 或 resolved',
      en: 'alerts.0.status: firing or resolved',
    },
    {
      body: { ...alertmanager, alerts: 'many' },
      zh: 'alerts：写法不对，请改正',
      en: 'alerts: not written in the right form',
    },
    {
      body: { version: '4', alerts: Array(1001).fill({ status: 'firing', labels: {} }) },
      zh: 'alerts：最多 1000 项，请减少',
      en: 'alerts: at most 1000 entries',
    },
    { body: [], zh: '写法不对，请改正', en: 'not written in the right form' },
  ])('what is wrong is said in both languages, with its place in the message: $en', ({ body, zh, en }) => {
    expect(said(read('alertmanager', body))).toEqual([zh, en])
  })
})

// As the script of docs/operate/alerts.md sends it: Zabbix fills the macros, and leaves those it cannot.
const zabbix = {
  event_id: '10421',
  event_value: '1',
  event_name: '非编工作站 3 磁盘剩余不足 5%',
  event_nseverity: '4',
  event_opdata: 'C: 剩余 3.2 GB',
  event_tags: '[{"tag":"scope","value":"capacity"}]',
  trigger_id: '23411',
  trigger_description: '{TRIGGER.DESCRIPTION}',
  host_name: 'edit-3',
  host_ip: '10.1.4.3',
  event_time: '2026.11.23 10:00:00+08:00',
}

describe('Zabbix', () => {
  test('a problem by its event, with the host in the title and no unresolved macro', () => {
    expect(read('zabbix', zabbix)).toEqual({
      alerts: [
        {
          fingerprint: '10421',
          state: 'firing',
          severity: 'urgent',
          title: 'edit-3 非编工作站 3 磁盘剩余不足 5%',
          detail: 'C: 剩余 3.2 GB',
          since: Date.UTC(2026, 10, 23, 2),
          labels: {
            event_id: '10421',
            trigger_id: '23411',
            host: 'edit-3',
            host_ip: '10.1.4.3',
            tags: '[{"tag":"scope","value":"capacity"}]',
          },
        },
      ],
    })
  })
  test('its recovery carries the event of the problem', () => {
    expect(read('zabbix', { ...zabbix, event_value: '0' })).toMatchObject({
      alerts: [{ fingerprint: '10421', state: 'resolved' }],
    })
  })
  test('a parameter that was left as a macro is named', () => {
    expect(said(read('zabbix', { ...zabbix, event_id: '{EVENT.ID}' }))).toEqual([
      'event_id：应当是 {EVENT.ID} 的值，一个数',
      'event_id: should hold the value of {EVENT.ID}, a number',
    ])
  })
})

// As Nightingale 6 to 8 calls back: the event of models/alert_cur_event.go.
const nightingale = {
  id: 1097371,
  cate: 'prometheus',
  cluster: 'prom',
  datasource_id: 1,
  group_id: 2,
  group_name: '融媒体中心',
  hash: '1a3d6b7f6b6f6f5a4f4b1f0e3b1c9a77',
  rule_id: 17,
  rule_name: 'CPU 使用率过高',
  rule_note: '请检查进程',
  rule_prod: 'metric',
  severity: 2,
  prom_for_duration: 60,
  tags: ['ident=cms-1', 'rulename=CPU 使用率过高'],
  target_ident: 'cms-1',
  target_note: '',
  trigger_time: 1_795_399_200, // 2026-11-23 10:00:00 in Shanghai
  trigger_value: '97.3',
  is_recovered: false,
  first_trigger_time: 1_795_399_200,
  last_eval_time: 1_795_399_260,
  annotations: {},
  notify_users_obj: null,
}

describe('Nightingale', () => {
  test('an event by its hash, with the machine in the title', () => {
    expect(read('nightingale', nightingale)).toMatchObject({
      alerts: [
        {
          fingerprint: nightingale.hash,
          state: 'firing',
          severity: 'important',
          title: 'cms-1 CPU 使用率过高',
          detail: '请检查进程；触发时值 97.3',
          since: Date.UTC(2026, 10, 23, 2),
          labels: { ident: 'cms-1' },
        },
      ],
    })
  })
  test('several events in a list or under `events`, and recoveries', () => {
    const over = { ...nightingale, is_recovered: true, severity: 3 }
    const expected = { alerts: [{ state: 'firing' }, { state: 'resolved', severity: 'notice' }] }
    expect(read('nightingale', [nightingale, over])).toMatchObject(expected)
    expect(read('nightingale', { events: [nightingale, over] })).toMatchObject(expected)
  })
  test('what is wrong with one of several events is named with its place', () => {
    const wrong = { ...nightingale, rule_id: 'seventeen' }
    expect(said(read('nightingale', [nightingale, wrong]))[0]).toBe('1.rule_id：不是数字，请填一个数')
  })
  test('what is wrong with the one event is named', () => {
    expect(said(read('nightingale', { ...nightingale, rule_name: undefined }))).toEqual([
      'rule_name：请填写',
      'rule_name: fill this in',
    ])
  })
})

test('nothing that is long or strange gets through as it is', () => {
  const got = read('zabbix', {
    ...zabbix,
    event_name: `${'很长'.repeat(500)}\n第二行`,
    event_nseverity: '99',
  })
  expect('alerts' in got ? got.alerts[0]?.title.length : 0).toBe(200)
  expect(got).toMatchObject({ alerts: [{ severity: null }] })
})
