import type { Words } from '@rongheng/core/kernel/words'

/** Texts of the page about the example center. */
export const examplePageWords = {
  title: { zh: '示例中心', en: 'Example center' },
  note: {
    zh: '第一次启动时载入，供试用和培训；其中的单位、人员、供应商和数字都是虚构的，与您自己的单位互不相通。',
    en: 'Loaded at the first start, to try things and to learn. Its units, people, vendors and numbers are invented, and stand apart from your own units.',
  },
  units: { zh: '单位', en: 'Units' },
  projects: { zh: '项目', en: 'Projects' },
  'projects.count': { zh: '{n} 个', en: '{n}' },
  accounts: { zh: '账号', en: 'Accounts' },
  'accounts.count': { zh: '{n} 个', en: '{n}' },
  watched: { zh: '监测', en: 'Watched' },
  'watched.count': {
    zh: '{systems} 个系统，{devices} 台设备，{checks} 个监测点；不存在的设备由本机的模拟器应答',
    en: '{systems} systems, {devices} devices, {checks} checks; devices that are not there are simulated on this machine',
  },
  filling: {
    zh: '正在填入过去一年的监测数据，约需一分钟；此间曲线和可用率还不完整。',
    en: 'The year behind its checks is being filled in, which takes about a minute; until then curves and availability are not complete.',
  },
  how: {
    zh: '要看示例里的项目和报告，请用示例账号登录（例如项目负责人 xiangmu）。一次性密码印在第一次启动的窗口里；找不到了，可以在“人员与角色”页给示例账号重置密码。',
    en: 'To see its projects and reports, sign in with one of its accounts (for example the project owner, xiangmu). Their one-time passwords were printed at the first start; if they are lost, reset them on the page People and roles.',
  },
  people: { zh: '去“人员与角色”', en: 'People and roles' },
  remove: { zh: '移除示例中心', en: 'Remove the example center' },
  'remove.title': { zh: '移除示例中心？', en: 'Remove the example center?' },
  'remove.what': {
    zh: '示例单位下的 {projects} 个项目、{accounts} 个账号和全部数据会一次删除，不能恢复；正在使用示例账号的人会立即退出。审计记录保留。真实单位的数据不受影响。',
    en: '{projects} projects, {accounts} accounts and everything else of the example units are deleted at once and cannot be brought back; whoever uses an example account is signed out. The audit stays. Data of real units is not touched.',
  },
  removed: { zh: '示例中心已移除', en: 'The example center is removed' },
  none: { zh: '没有示例中心', en: 'There is no example center' },
  'none.help': {
    zh: '它已经移除，或启动时没有载入。现在可以从“单位”开始建立自己的单位。',
    en: 'It was removed, or never loaded. You can begin with your own units.',
  },
} as const satisfies Words
