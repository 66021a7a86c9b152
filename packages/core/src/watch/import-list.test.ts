import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readImport } from './import-list.ts'
import { Proposal, settleNames } from './import-proposal.ts'
import { inWords } from './said/in-words.ts'

const rowsOf = (body: unknown) => {
  const read = readImport(body)
  if (!read || !('rows' in read)) throw new Error('not read')
  return read.rows
}

// As Uptime Kuma 1.23 exports it; fields that nothing is made of are left out.
const monitor = (more: object) => ({
  id: 1,
  name: '官网',
  url: 'https://',
  method: 'GET',
  hostname: null,
  port: null,
  maxretries: 2,
  weight: 2000,
  active: true,
  type: 'http',
  interval: 60,
  retryInterval: 60,
  keyword: null,
  expiryNotification: false,
  ignoreTls: false,
  upsideDown: false,
  maxredirects: 10,
  accepted_statuscodes: ['200-299'],
  dns_resolve_type: 'A',
  dns_resolve_server: '1.1.1.1',
  pushToken: null,
  headers: null,
  body: null,
  basic_auth_user: null,
  notificationIDList: { '1': true },
  tags: [],
  ...more,
})
const backup = (...monitors: object[]) => ({
  version: '1.23.16',
  notificationList: [],
  monitorList: monitors,
})

test('a web page of Uptime Kuma with its interval, retries, statuses and keyword', () => {
  const [page, word] = rowsOf(
    backup(
      monitor({ url: 'https://www.example.cn/', headers: '{"X-From":"kuma"}' }),
      monitor({
        name: '首页有字',
        type: 'keyword',
        url: 'https://www.example.cn/',
        keyword: '融媒体',
        active: false,
      }),
    ),
  )
  expect(page).toMatchObject({
    fate: 'new',
    target: 'https://www.example.cn/',
    entry: {
      name: '官网',
      intervalS: 60,
      timeoutS: 10,
      rule: { failuresToDown: 3 }, // 2 retries: the third failure
      settings: {
        kind: 'http',
        statuses: ['200-299'],
        redirects: 5,
        headers: [{ name: 'X-From', value: 'kuma' }],
      },
    },
  })
  expect(word).toMatchObject({
    paused: true,
    entry: { settings: { text: { holds: '融媒体', absent: false } } },
  })
})

test.each([
  { type: 'port', more: { hostname: '10.1.1.1', port: 3306 }, is: { kind: 'tcp', port: 3306 } },
  { type: 'ping', more: { hostname: '10.1.1.1' }, is: { kind: 'icmp', host: '10.1.1.1' } },
  {
    type: 'dns',
    more: { hostname: 'www.example.cn', port: 53 },
    is: { kind: 'dns', name: 'www.example.cn', server: '1.1.1.1' },
  },
])('a $type of Uptime Kuma', ({ type, more, is }) => {
  expect(rowsOf(backup(monitor({ type, ...more })))).toMatchObject([{ fate: 'new', entry: { settings: is } }])
})

test.each([
  { more: { type: 'docker' }, fate: 'not-known', why: '这里没有与“docker”对应的监测' },
  {
    more: { upsideDown: true, url: 'https://a.cn' },
    fate: 'not-known',
    why: '反转监测（答不通才算正常）',
  },
  { more: { url: 'ftp://x' }, fate: 'unclear', why: '“网址”没有写，或写法不对' },
  {
    more: { type: 'port', hostname: '10.1.1.1', port: 99999 },
    fate: 'unclear',
    why: '“端口”没有写，或写法不对',
  },
  { more: { interval: 'often' }, fate: 'unclear', why: '“间隔”没有写，或写法不对' },
  { more: { name: 7 }, fate: 'unclear', why: '“名称”没有写，或写法不对' },
  { more: { headers: 7 }, fate: 'unclear', why: '这一行的写法不对' },
])('what cannot become a check says why, in words of the page: $why', ({ more, fate, why }) => {
  const [row] = rowsOf(backup(monitor(more)))
  expect(row).toMatchObject({ fate, entry: null })
  expect(inWords(row?.remark ?? '', 'zh-CN')).toBe(why)
})

test('a monitor that is not understood is still shown by its name, or by its place', () => {
  const bad = { interval: 'often', url: '' }
  expect(rowsOf(backup(monitor(bad), monitor({ ...bad, name: 7 }), 'x' as never))).toMatchObject([
    { name: '官网', fate: 'unclear' },
    { name: '2', fate: 'unclear' },
    { name: '3', fate: 'unclear' },
  ])
})

test('a monitor without a name is called after what it looks at, and keeps no other back', () => {
  const rows = rowsOf(
    backup(
      monitor({ name: '', type: 'ping', hostname: '10.1.1.9' }),
      monitor({ name: ' ', type: 'ping', hostname: '' }),
      monitor({ name: '长'.repeat(300), url: 'https://a.cn' }),
    ),
  )
  expect(rows).toMatchObject([
    { fate: 'new', entry: { name: '10.1.1.9' } },
    { fate: 'unclear', entry: null },
    { fate: 'new', entry: { name: '长'.repeat(100) } },
  ])
})

const odd = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, '', '0', 'https://', 'https://a.cn/', '10.1.1.1', {}, [], { toString: 1 }),
)
const anyMonitor = fc
  .tuple(
    fc.constantFrom('http', 'keyword', 'json-query', 'port', 'ping', 'dns', 'docker'),
    fc.dictionary(fc.constantFrom(...Object.keys(monitor({})), 'timeout', 'description', 'jsonPath'), odd, {
      maxKeys: 5,
    }),
  )
  .map(([type, more]) => monitor({ type, url: 'https://a.cn/', hostname: '10.1.1.1', port: 80, ...more }))
const anyJob = fc.record(
  {
    job_name: odd,
    params: odd,
    static_configs: fc.array(
      fc.record({ targets: fc.array(fc.string()), labels: fc.dictionary(fc.string(), odd) }),
    ),
    relabel_configs: fc.array(
      fc.record({
        source_labels: fc.array(fc.string()),
        target_label: fc.string(),
        replacement: fc.string(),
      }),
    ),
  },
  { requiredKeys: [] },
)

test('whatever a list holds, each of its rows has a fate that can be sent', () => {
  const lists = fc.oneof(
    fc.array(fc.oneof(anyMonitor, odd)).map((monitorList) => ({ monitorList })),
    fc.array(anyJob),
    fc.array(fc.record({ targets: fc.array(fc.string()), labels: fc.dictionary(fc.string(), odd) })),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(lists, (list) => {
      const read = readImport(list)
      if (!read || !('rows' in read)) return
      for (const row of settleNames(read.rows, new Set(['10.1.1.1'])))
        expect(Proposal.safeParse(row).error).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test('labels that double with each step are not followed without end', () => {
  const double = { source_labels: ['a'], target_label: 'a', replacement: '$1$1' }
  const config = [
    {
      job_name: 'b',
      static_configs: [{ targets: ['x'], labels: { a: 'xx' } }],
      relabel_configs: Array(60).fill(double),
    },
  ]
  expect(rowsOf(config)).toMatchObject([{ fate: 'unclear', entry: null }])
})

test('a thousand rows of one name are told apart within the length of a name, and from those the unit has', () => {
  const name = '名'.repeat(100)
  const rows = rowsOf(backup(...Array.from({ length: 1000 }, () => monitor({ name, url: 'https://a.cn' }))))
  const second = `${'名'.repeat(90)} (2)`
  const names = settleNames(rows, new Set([second])).map((row) => row.entry?.name ?? '')
  expect(new Set(names).size).toBe(1000)
  expect(names[1]).toBe(`${'名'.repeat(90)} (3)`)
  expect(Math.max(...names.map((one) => one.length))).toBe(100)
})

test('a scrape config of the blackbox exporter, through its usual relabelling', () => {
  const config = {
    global: { scrape_interval: '15s' },
    scrape_configs: [
      {
        job_name: 'blackbox',
        metrics_path: '/probe',
        params: { module: ['http_2xx'] },
        static_configs: [{ targets: ['https://www.example.cn', 'app.example.cn:8080/health'] }],
        relabel_configs: [
          { source_labels: ['__address__'], target_label: '__param_target' },
          { source_labels: ['__param_target'], target_label: 'instance' },
          { target_label: '__address__', replacement: '127.0.0.1:9115' },
        ],
      },
      {
        job_name: 'ping',
        scrape_interval: '1m',
        params: { module: ['icmp'] },
        static_configs: [{ targets: ['10.1.1.254'], labels: { name: '核心交换机' } }],
      },
    ],
  }
  expect(rowsOf(config)).toMatchObject([
    { fate: 'new', entry: { intervalS: 15, settings: { kind: 'http', url: 'https://www.example.cn' } } },
    { entry: { settings: { kind: 'http', url: 'http://app.example.cn:8080/health' } } },
    { entry: { name: '核心交换机', intervalS: 60, settings: { kind: 'icmp', host: '10.1.1.254' } } },
  ])
})

test('a relabelling that needs an expression is not guessed at', () => {
  const config = [
    {
      job_name: 'b',
      static_configs: [{ targets: ['a:b'] }],
      relabel_configs: [
        { source_labels: ['__address__'], regex: '(.+):(.+)', target_label: '__param_target' },
      ],
    },
  ]
  const [row] = rowsOf(config)
  expect(row?.fate).toBe('unclear')
  expect(inWords(row?.remark ?? '', 'zh-CN')).toBe('relabel_configs 里的“(.+):(.+)”要靠正则改写，没有照猜')
})

test('a list of targets without modules goes by the form of each', () => {
  const rows = rowsOf([{ targets: ['https://a.cn/', '10.1.1.1:22', '10.1.1.2'], labels: { env: 'prod' } }])
  expect(rows.map((row) => row.entry?.settings.kind)).toEqual(['http', 'tcp', 'icmp'])
})

test('names that the unit has are left out, and equal names are told apart', () => {
  const rows = rowsOf(
    backup(
      monitor({ name: '有了', url: 'https://a.cn' }),
      monitor({ name: '同名', url: 'https://b.cn' }),
      monitor({ name: '同名', url: 'https://c.cn' }),
    ),
  )
  expect(settleNames(rows, new Set(['有了']))).toMatchObject([
    { fate: 'there', entry: null },
    { entry: { name: '同名' } },
    { entry: { name: '同名 (2)' } },
  ])
})

test('what is neither is not read, and no list is read that is too long', () => {
  expect(readImport({ anything: 1 })).toBeNull()
  expect(readImport('text')).toBeNull()
  expect(readImport([{ targets: Array(1001).fill('10.1.1.1') }])).toEqual({ tooMany: 1001 })
})
