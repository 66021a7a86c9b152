import { FileId } from '../kernel/file.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { exampleId } from './ids.ts'
import type { IndicatorKey } from './indicators.ts'

/** An evidence file of the example: its text, and the indicators it stands for. A spreadsheet program opens the .csv ones. */
export type ExampleFile = {
  readonly id: FileId
  readonly year: 2022 | 2023
  readonly name: string
  readonly mediaType: string
  readonly text: string
  readonly note: string
  readonly keys: readonly IndicatorKey[]
}

// Excel takes a .csv for GB18030 unless it begins with this mark.
const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`

const file = (
  nth: number,
  year: 2022 | 2023,
  name: string,
  keys: readonly IndicatorKey[],
  note: string,
  text: string,
): ExampleFile => ({
  id: FileId.parse(exampleId('fil', String(year), nth)),
  year,
  name,
  mediaType: name.endsWith('.csv') ? 'text/csv' : 'text/plain',
  text,
  note,
  keys,
})

const inspections = (firstMonday: Day, findings: Readonly<Record<number, string>>) =>
  csv([
    ['序号', '巡检日期', '巡检系统', '结果', '处理情况'],
    ...Array.from({ length: 52 }, (_, i) => [
      i + 1,
      addDays(firstMonday, i * 7),
      ['播出系统', '制作系统', '存储系统', '网络系统'][i % 4] ?? '',
      findings[i + 1] ? '发现问题' : '正常',
      findings[i + 1] ?? '—',
    ]),
  ])

const availability = (playout: readonly string[], client: readonly string[]) =>
  csv([
    ['月份', '播出系统可用率（%）', '客户端服务可用率（%）'],
    ...playout.map((rate, i) => [`${i + 1}月`, rate, client[i] ?? '']),
  ])

const survey = (sent: number, returned: number, valid: number, answers: readonly [string, number][]) =>
  csv([['项目', '数量（份）'], ['发放问卷', sent], ['回收问卷', returned], ['有效问卷', valid], ...answers])

/** The evidence of two years. Numbers agree with the results in results.ts: 266 of 287 valid answers are 92.7 %. */
export const exampleFiles: readonly ExampleFile[] = [
  file(
    1,
    2023,
    '2023年系统设备巡检记录汇总.csv',
    ['inspections', 'covered'],
    '维保单位提交，技术部逐条核对',
    inspections('2023-01-02' as Day, {
      9: '更换存储阵列硬盘1块',
      17: '调整机房空调设定温度',
      23: '清理非编工作站灰尘并更换风扇',
      35: '更换光模块2个',
      41: '紧固切换台电源接头',
    }),
  ),
  file(
    2,
    2023,
    '2023年系统可用率统计.csv',
    ['playoutUp', 'clientUp'],
    '播出日志与监测平台按月统计',
    availability(
      [
        '99.98',
        '99.99',
        '99.97',
        '99.96',
        '99.98',
        '99.95',
        '99.94',
        '99.97',
        '99.98',
        '99.97',
        '99.98',
        '99.97',
      ],
      [
        '99.95',
        '99.94',
        '99.93',
        '99.95',
        '99.92',
        '99.93',
        '99.90',
        '96.51',
        '99.91',
        '99.94',
        '99.96',
        '99.97',
      ],
    ),
  ),
  file(
    3,
    2023,
    '2023年用户满意度问卷统计.csv',
    ['satisfaction'],
    '11月20日至12月3日，客户端和微信平台同时发放',
    survey(320, 301, 287, [
      ['满意', 178],
      ['比较满意', 88],
      ['一般', 17],
      ['不满意', 4],
    ]),
  ),
  file(
    4,
    2023,
    '非编工作站升级验收单.txt',
    ['upgrade'],
    '7月14日验收',
    '示例区融媒体中心设备升级验收单\n\n项目：非编工作站升级（合同RM-HT-2023-010）\n计划完成：2023年6月30日\n到货：2023年7月6日　安装调试：2023年7月10日　验收：2023年7月14日\n结论：6台工作站渲染与回放测试合格，同意验收。\n延期原因：显卡到货推迟，供应方已书面说明。\n验收人：陈立新　罗斌　　供应方：钱志远\n',
  ),
  file(
    5,
    2023,
    '2023年微信平台值守天数统计.csv',
    ['weekendDuty'],
    '按排班表与推送记录核对',
    csv([
      ['季度', '周末', '法定节假日', '合计（天）'],
      ['一季度', 24, 5, 29],
      ['二季度', 25, 4, 29],
      ['三季度', 27, 2, 29],
      ['四季度', 25, 5, 30],
      ['合计', 101, 16, 117],
    ]),
  ),
  file(
    6,
    2023,
    '2023年故障报修与响应记录.csv',
    ['response', 'visitCost', 'accidents'],
    '平均响应26分钟，应急到场11次',
    csv([
      ['日期', '系统', '现象', '响应（分钟）', '是否到场'],
      ['2023-01-19', '网络系统', '外网出口丢包', 22, '是'],
      ['2023-02-27', '制作系统', '非编素材无法回写', 31, '是'],
      ['2023-03-16', '存储系统', '阵列硬盘告警', 18, '是'],
      ['2023-04-24', '播出系统', '字幕机无响应', 12, '是'],
      ['2023-05-30', '客户端', '图片加载缓慢', 35, '否'],
      ['2023-06-15', '制作系统', '配音间声卡异常', 40, '是'],
      ['2023-07-03', '播出系统', '备路信号中断', 15, '是'],
      ['2023-08-09', '客户端', '云主机磁盘损坏，服务中断26小时', 25, '是'],
      ['2023-08-28', '网络系统', '核心交换机光模块故障', 28, '是'],
      ['2023-09-25', '制作系统', '演播室无线话筒串频', 33, '是'],
      ['2023-10-30', '存储系统', '媒资检索超时', 30, '是'],
      ['2023-11-21', '播出系统', '切换台按键失灵', 23, '是'],
    ]),
  ),
  file(
    7,
    2023,
    '2023年客户端安全检测报告目录.txt',
    ['scans', 'accidents'],
    '12份报告原件存技术部',
    '客户端安全检测报告目录（示例云安信息技术有限公司）\n1月至12月各一份，共12份。\n高危漏洞2个（3月、9月），均在3日内修复并复测通过；中危漏洞7个，均在当月修复。\n全年没有因漏洞造成信息发布安全事故。\n',
  ),
  file(
    8,
    2023,
    '2023年客户端用户数统计.csv',
    ['users'],
    '客户端后台每季度末导出',
    csv([
      ['时点', '累计注册用户（万人）'],
      ['2022-12-31', '5.71'],
      ['2023-03-31', '5.98'],
      ['2023-06-30', '6.27'],
      ['2023-09-30', '6.54'],
      ['2023-12-31', '6.82'],
    ]),
  ),
  file(
    9,
    2023,
    '2023年重要保障期值班与应急演练记录.txt',
    ['majorEvents', 'rules'],
    '值班日志摘要与演练记录',
    '重要保障期：3月4日至13日、9月28日至10月6日，双人值班，没有停播、错播、漏播。\n应急演练：9月14日，播出系统主备切换演练，切换用时8秒，参加11人。\n制度：3月修订《平台运维管理办法》，12月完成年度复盘；交接记录抽查24次，缺项3次，已补。\n',
  ),
  file(
    1,
    2022,
    '2022年系统设备巡检记录汇总.csv',
    ['inspections'],
    '维保单位提交',
    inspections('2022-01-03' as Day, { 12: '更换硬盘1块', 33: '播出切换台雷击损坏，启用备路' }),
  ),
  file(
    2,
    2022,
    '2022年用户满意度问卷统计.csv',
    ['satisfaction'],
    '12月5日至18日，微信平台发放',
    survey(300, 276, 261, [
      ['满意', 152],
      ['比较满意', 86],
      ['一般', 18],
      ['不满意', 5],
    ]),
  ),
]

/** The files for an indicator of a year. */
export const filesFor = (year: number, key: IndicatorKey): FileId[] =>
  exampleFiles.filter((f) => f.year === year && f.keys.includes(key)).map((f) => f.id)
