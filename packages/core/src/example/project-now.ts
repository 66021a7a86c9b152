import type { Payment } from '../budget/payment.ts'
import { ArrivalId, type Project, ProjectId, UseId } from '../budget/project.ts'
import type { Fen } from '../kernel/money.ts'
import { addDays, type Day, dayStart, type Instant, yearOf } from '../kernel/time.ts'
import { centerId, examplePeople } from './center.ts'
import { contract } from './contracts.ts'
import { exampleId } from './ids.ts'
import { paymentsOf, type Series } from './payment-rows.ts'

const id = ProjectId.parse(exampleId('prj', '9999', 1))
const client = UseId.parse(exampleId('use', '9999', 1))
const wechat = UseId.parse(exampleId('use', '9999', 2))
const systems = UseId.parse(exampleId('use', '9999', 3))

/** The project that is running on the day of the first start: 48.00 万元, with what has arrived and been paid by that day. */
export function projectNow(today: Day): Project {
  const year = yearOf(today)
  const day = (monthDay: string) => `${year}-${monthDay}` as Day
  const arrivals: [Day, number, string][] = [
    [day('01-20'), 288_000, `示财预〔${year}〕6号 第一批指标`],
    [day('07-08'), 192_000, `示财预〔${year}〕49号 第二批指标`],
  ]
  return {
    id,
    unitId: centerId,
    code: `RM-${year}-01`,
    name: '融媒体中心平台运维管理经费',
    year,
    ownerId: examplePeople.owner.id,
    fundKind: 'general-public',
    uses: [
      { id: client, name: '客户端信息发布安全', amount: 172_000_00 as Fen },
      { id: wechat, name: '微信平台周末运维', amount: 74_000_00 as Fen },
      {
        id: systems,
        name: '播出、制作、存储、网络系统与非编设备的升级、维护、质保',
        amount: 234_000_00 as Fen,
      },
    ],
    initial: { appropriation: 480_000_00 as Fen, 'carried-over': 0 as Fen, other: 0 as Fen },
    adjustments: [],
    arrivals: arrivals
      .filter(([on]) => on <= today)
      .map(([on, yuan, document], i) => ({
        id: ArrivalId.parse(exampleId('arr', '9999', i + 1)),
        on,
        amount: (yuan * 100) as Fen,
        source: 'appropriation',
        document,
        fileId: null,
        removed: null,
      })),
    leftover: null,
    milestones: 'five-steps',
    finishedOn: null,
    copiedFrom: null,
    createdAt: (dayStart(day('01-01')) + 9 * 3_600_000) as Instant,
    changedAt: (dayStart(day('01-01')) + 9 * 3_600_000) as Instant,
    version: 1,
  }
}

/** What has been paid of the running project by a day: the year's plan up to then, and a small bill of a few days ago. */
export function paymentsNow(today: Day): Payment[] {
  const year = yearOf(today)
  const monthly = (yuan: number, on: string): Series['rows'] =>
    Array.from({ length: 12 }, (_, m) => [
      `${year}-${String(m + 1).padStart(2, '0')}-${on}`,
      yuan,
      `（${m + 1}月）`,
    ])
  const quarterly = (yuan: number, on: string): Series['rows'] =>
    [1, 2, 3, 4].map((q) => [`${year}-${String(q * 3).padStart(2, '0')}-${on}`, yuan, `（第${q}季度）`])
  const lately = addDays(today, -4)
  const plan: Series[] = [
    {
      use: client,
      contract: contract('safety', year, 1),
      purpose: '客户端安全监测服务费',
      rows: monthly(7_400, '25'),
    },
    {
      use: client,
      contract: contract('safety', year, 2),
      purpose: '客户端发布内容审核接口费',
      rows: quarterly(9_800, '20'),
    },
    {
      use: client,
      contract: contract('assessor', year, 3),
      purpose: '网络安全等级保护测评费',
      rows: [[`${year}-04-15`, 33_000]],
    },
    {
      use: wechat,
      contract: contract('media', year, 4),
      purpose: '微信平台周末值守服务费',
      rows: monthly(5_600, '26'),
    },
    {
      use: systems,
      contract: contract('broadcast', year, 5),
      purpose: '播出与制作系统维保费',
      rows: quarterly(25_000, '18'),
    },
    {
      use: systems,
      contract: contract('network', year, 6),
      purpose: '网络系统维护费',
      rows: quarterly(5_400, '19'),
    },
    {
      use: systems,
      contract: contract('studio', year, 7),
      purpose: '演播室灯光与音频改造',
      rows: [
        [`${year}-03-12`, 26_000, '（首付）'],
        [`${year}-08-14`, 44_000, '（验收后）'],
      ],
    },
    {
      use: systems,
      contract: null,
      purpose: '备品备件',
      rows: yearOf(lately) === year ? [[lately, 2_860, '：传输编码器电源']] : [],
    },
  ]
  const paid = plan.map((s) => ({ ...s, rows: s.rows.filter(([on]) => on <= today) }))
  return paymentsOf(id, year, paid).map((p, i) => ({ ...p, id: exampleId('pay', '9999', i + 1) }))
}
