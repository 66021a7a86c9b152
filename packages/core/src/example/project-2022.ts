import type { Payment } from '../budget/payment.ts'
import { AdjustmentId, ArrivalId, type Project, ProjectId, UseId } from '../budget/project.ts'
import type { Fen } from '../kernel/money.ts'
import { type Day, dayStart, type Instant } from '../kernel/time.ts'
import { centerId, examplePeople } from './center.ts'
import { contract } from './contracts.ts'
import { exampleId } from './ids.ts'
import { paymentsOf } from './payment-rows.ts'

const id = ProjectId.parse(exampleId('prj', '2022', 1))
const client = UseId.parse(exampleId('use', '2022', 1))
const wechat = UseId.parse(exampleId('use', '2022', 2))
const systems = UseId.parse(exampleId('use', '2022', 3))
const noon = (day: string) => (dayStart(day as Day) + 12 * 3_600_000) as Instant

/** RM-2022-01, the year before: 42.00 万元, raised to 44.00 after a lightning damage, 43.296 万元 spent (98.40 %). */
export const project2022: Project = {
  id,
  unitId: centerId,
  code: 'RM-2022-01',
  name: '融媒体中心平台运维管理经费',
  year: 2022,
  ownerId: examplePeople.owner.id,
  fundKind: 'general-public',
  uses: [
    { id: client, name: '客户端信息发布安全', amount: 150_000_00 as Fen },
    { id: wechat, name: '微信平台周末运维', amount: 66_000_00 as Fen },
    {
      id: systems,
      name: '播出、制作、存储、网络系统与非编设备的升级、维护、质保',
      amount: 204_000_00 as Fen,
    },
  ],
  initial: { appropriation: 420_000_00 as Fen, 'carried-over': 0 as Fen, other: 0 as Fen },
  adjustments: [
    {
      id: AdjustmentId.parse(exampleId('adj', '2022', 1)),
      on: '2022-09-08' as Day,
      amount: 20_000_00 as Fen,
      source: 'appropriation',
      document: '示财预调〔2022〕21号 播出切换台雷击损坏更换',
      fileId: null,
      removed: null,
    },
  ],
  arrivals: [
    {
      id: ArrivalId.parse(exampleId('arr', '2022', 1)),
      on: '2022-02-21' as Day,
      amount: 420_000_00 as Fen,
      source: 'appropriation',
      document: '示财预〔2022〕9号',
      fileId: null,
      removed: null,
    },
    {
      id: ArrivalId.parse(exampleId('arr', '2022', 2)),
      on: '2022-09-15' as Day,
      amount: 20_000_00 as Fen,
      source: 'appropriation',
      document: '示财预调〔2022〕21号',
      fileId: null,
      removed: null,
    },
  ],
  leftover: { carriedOver: 0 as Fen, surplus: 7_040_00 as Fen, note: '结余7,040.00元已由财政收回。' },
  // The five milestones were prescribed from 2023 on.
  milestones: null,
  finishedOn: '2022-12-20' as Day,
  copiedFrom: null,
  createdAt: noon('2022-01-12'),
  changedAt: noon('2022-12-30'),
  version: 1,
}

/** The 26 payments of 2022, 432,960.00 yuan: 145,200 for the client, 62,400 for WeChat, 225,360 for the systems. */
export const payments2022: Payment[] = paymentsOf(id, 2022, [
  {
    use: client,
    contract: contract('safety', 2022, 1),
    purpose: '客户端安全监测服务费',
    rows: Array.from({ length: 12 }, (_, m) => [
      `2022-${String(m + 1).padStart(2, '0')}-25`,
      6_600,
      `（${m + 1}月）`,
    ]),
  },
  {
    use: client,
    contract: contract('safety', 2022, 2),
    purpose: '客户端发布内容审核接口费',
    rows: [
      ['2022-06-22', 18_000, '（上半年）'],
      ['2022-12-14', 18_000, '（下半年）'],
    ],
  },
  {
    use: client,
    contract: contract('assessor', 2022, 3),
    purpose: '网络安全等级保护测评费',
    rows: [['2022-08-17', 30_000]],
  },
  {
    use: wechat,
    contract: contract('media', 2022, 4),
    purpose: '微信平台周末值守服务费',
    rows: [
      ['2022-03-28', 15_600, '（一季度）'],
      ['2022-06-27', 15_600, '（二季度）'],
      ['2022-09-26', 15_600, '（三季度）'],
      ['2022-11-28', 15_600, '（四季度）'],
    ],
  },
  {
    use: systems,
    contract: contract('broadcast', 2022, 5),
    purpose: '播出与制作系统维保费',
    rows: [
      ['2022-03-30', 23_000, '（一季度）'],
      ['2022-06-29', 23_000, '（二季度）'],
      ['2022-09-28', 23_000, '（三季度）'],
      ['2022-11-29', 23_000, '（四季度）'],
    ],
  },
  {
    use: systems,
    contract: contract('network', 2022, 6),
    purpose: '网络系统维护费',
    rows: [
      ['2022-05-18', 10_500, '（上半年）'],
      ['2022-10-19', 10_500, '（下半年）'],
    ],
  },
  {
    use: systems,
    contract: contract('broadcast', 2022, 7),
    purpose: '播出切换台更换',
    rows: [['2022-10-12', 19_800]],
  },
  {
    use: systems,
    contract: contract('studio', 2022, 8),
    purpose: '演播室制作系统升级',
    rows: [
      ['2022-05-11', 58_000, '（首付）'],
      ['2022-10-26', 34_560, '（验收后）'],
    ],
  },
])
