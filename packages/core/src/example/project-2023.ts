import { type Project, ProjectId, UseId, ArrivalId } from '../budget/project.ts'
import type { Payment } from '../budget/payment.ts'
import { FEN_PER_WAN, type Fen } from '../kernel/money.ts'
import { type Day, dayStart, type Instant } from '../kernel/time.ts'
import { centerId, examplePeople } from './center.ts'
import { contract } from './contracts.ts'
import { exampleId } from './ids.ts'
import { project2022 } from './project-2022.ts'
import { paymentsOf } from './payment-rows.ts'

const id = ProjectId.parse(exampleId('prj', '2023', 1))
const client = UseId.parse(exampleId('use', '2023', 1))
const wechat = UseId.parse(exampleId('use', '2023', 2))
const systems = UseId.parse(exampleId('use', '2023', 3))
const noon = (day: string) => (dayStart(day as Day) + 12 * 3_600_000) as Instant

/** RM-2023-01 融媒体中心平台运维管理经费: 46.95 万元, three uses, all of it arrived, 45.87 万元 spent. */
export const project2023: Project = {
  id,
  unitId: centerId,
  code: 'RM-2023-01',
  name: '融媒体中心平台运维管理经费',
  year: 2023,
  ownerId: examplePeople.owner.id,
  fundKind: 'general-public',
  uses: [
    { id: client, name: '客户端信息发布安全', amount: 168_000_00 as Fen },
    { id: wechat, name: '微信平台周末运维', amount: 72_500_00 as Fen },
    {
      id: systems,
      name: '播出、制作、存储、网络系统与非编设备的升级、维护、质保',
      amount: 229_000_00 as Fen,
    },
  ],
  initial: { appropriation: (46.95 * FEN_PER_WAN) as Fen, 'carried-over': 0 as Fen, other: 0 as Fen },
  adjustments: [],
  arrivals: [
    {
      id: ArrivalId.parse(exampleId('arr', '2023', 1)),
      on: '2023-02-15' as Day,
      amount: 281_700_00 as Fen,
      source: 'appropriation',
      document: '示财预〔2023〕12号 第一批指标',
      fileId: null,
      removed: null,
    },
    {
      id: ArrivalId.parse(exampleId('arr', '2023', 2)),
      on: '2023-07-12' as Day,
      amount: 187_800_00 as Fen,
      source: 'appropriation',
      document: '示财预〔2023〕58号 第二批指标',
      fileId: null,
      removed: null,
    },
  ],
  leftover: {
    carriedOver: 0 as Fen,
    surplus: 10_800_00 as Fen,
    note: '存储扩容和非编升级经询价低于预算，结余10,800.00元已由财政收回。',
  },
  milestones: 'five-steps',
  finishedOn: '2023-12-15' as Day,
  copiedFrom: project2022.id,
  createdAt: noon('2023-01-10'),
  changedAt: noon('2023-12-29'),
  version: 1,
}

const months = (day: number, yuan: number): [string, number, string][] =>
  Array.from({ length: 12 }, (_, m) => [
    `2023-${String(m + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    yuan,
    `（${m + 1}月）`,
  ])

/** The 61 payments of 2023: 60 to vendors and one refund. They add up to 458,700.00 yuan. */
export const payments2023: Payment[] = paymentsOf(id, 2023, [
  // 客户端信息发布安全: 86,400 + 38,400 + 32,000 + 10,000 = 166,800
  {
    use: client,
    contract: contract('safety', 2023, 1),
    purpose: '客户端安全监测服务费',
    rows: months(26, 7_200),
  },
  {
    use: client,
    contract: contract('safety', 2023, 2),
    purpose: '客户端发布内容审核接口费',
    rows: [
      ['2023-03-22', 9_600, '（一季度）'],
      ['2023-06-21', 9_600, '（二季度）'],
      ['2023-09-20', 9_600, '（三季度）'],
      ['2023-11-22', 9_600, '（四季度）'],
    ],
  },
  {
    use: client,
    contract: contract('assessor', 2023, 3),
    purpose: '网络安全等级保护测评费',
    rows: [
      ['2023-03-29', 16_000, '（首付50%）'],
      ['2023-08-16', 16_000, '（报告交付后50%）'],
    ],
  },
  {
    use: client,
    contract: contract('safety', 2023, 4),
    purpose: '客户端加固与证书',
    rows: [
      ['2023-05-17', 5_200, '（安装包加固）'],
      ['2023-05-18', 4_800, '（证书续期）'],
    ],
  },
  // 微信平台周末运维: 64,800 + 7,200 + 5,400 − 5,400 = 72,000
  {
    use: wechat,
    contract: contract('media', 2023, 5),
    purpose: '微信平台周末值守服务费',
    rows: months(27, 5_400),
  },
  {
    use: wechat,
    contract: contract('media', 2023, 6),
    purpose: '微信平台节假日值守服务费',
    rows: [
      ['2023-02-08', 1_440, '（春节）'],
      ['2023-04-12', 1_440, '（清明）'],
      ['2023-05-10', 1_440, '（劳动节）'],
      ['2023-07-05', 1_440, '（端午）'],
      ['2023-10-18', 1_440, '（中秋国庆）'],
    ],
  },
  {
    use: wechat,
    contract: contract('media', 2023, 5),
    purpose: '微信平台周末值守服务费',
    rows: [
      ['2023-06-28', 5_400, '（6月，重复支付）'],
      ['2023-07-11', -5_400, '（6月重复支付退回）'],
    ],
  },
  // 播出、制作、存储、网络系统与非编设备: 98,000 + 43,600 + 21,600 + 32,000 + 24,700 = 219,900
  {
    use: systems,
    contract: contract('broadcast', 2023, 7),
    purpose: '播出与制作系统维保费',
    rows: [
      ['2023-03-24', 24_500, '（一季度）'],
      ['2023-06-20', 24_500, '（二季度）'],
      ['2023-09-21', 24_500, '（三季度）'],
      ['2023-12-06', 24_500, '（四季度）'],
    ],
  },
  {
    use: systems,
    contract: contract('studio', 2023, 8),
    purpose: '媒资存储扩容',
    rows: [
      ['2023-03-15', 13_080, '（预付30%）'],
      ['2023-06-14', 28_340, '（验收后65%）'],
      ['2023-12-12', 2_180, '（质保金5%）'],
    ],
  },
  {
    use: systems,
    contract: contract('network', 2023, 9),
    purpose: '网络系统维护费',
    rows: [
      ['2023-02-22', 3_600, '（1—2月）'],
      ['2023-04-19', 3_600, '（3—4月）'],
      ['2023-06-19', 3_600, '（5—6月）'],
      ['2023-08-21', 3_600, '（7—8月）'],
      ['2023-09-27', 3_600, '（9—10月）'],
      ['2023-11-23', 3_600, '（11—12月）'],
    ],
  },
  {
    use: systems,
    contract: contract('studio', 2023, 10),
    purpose: '非编工作站升级',
    rows: [
      ['2023-04-26', 16_000, '（首付50%）'],
      ['2023-07-19', 14_400, '（验收后45%）'],
      ['2023-12-13', 1_600, '（质保金5%）'],
    ],
  },
  {
    use: systems,
    contract: null,
    purpose: '备品备件',
    rows: [
      ['2023-04-06', 3_860, '：交换机光模块'],
      ['2023-05-24', 2_940, '：不间断电源电池'],
      ['2023-07-26', 4_750, '：演播室无线话筒'],
      ['2023-08-23', 5_120, '：非编显卡'],
      ['2023-09-13', 3_480, '：切换台按键板'],
      ['2023-09-14', 4_550, '：阵列硬盘'],
    ],
  },
])
