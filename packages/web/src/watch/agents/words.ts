import type { Words } from '@rongheng/core/kernel/words'
import { agentWords } from '@rongheng/core/watch/agent-words'
import { addWords } from '../../api/known-words.ts'

addWords(agentWords)

/** Texts of the page of agents. */
export const agentPageWords = {
  agents: { zh: '采集代理', en: 'Agents' },
  'agents.note': {
    zh: '装在服务器到不了的网里，在那里运行监测点；只向外连，断线时采样存在本机，通了补送',
    en: 'They run checks in networks that the server cannot reach. They only connect outwards, and keep readings while the line is down.',
  },
  'agents.none': { zh: '还没有采集代理', en: 'No agents yet' },
  'agents.none.help': {
    zh: '服务器直接到得了的地方用不着。到不了播出网、制作网时，在那个网里的一台机器上装一个。',
    en: 'Not needed where the server reaches by itself. For the playout net, say, put one on a machine within it.',
  },
  'may-not.manage': {
    zh: '只有系统管理员能添加和停用采集代理',
    en: 'Only system administrators add agents and turn them away',
  },
  add: { zh: '添加采集代理', en: 'Add an agent' },
  edit: { zh: '修改', en: 'Change' },
  'edit.title': { zh: '修改采集代理', en: 'Change the agent' },
  actions: { zh: '操作', en: 'Actions' },
  name: { zh: '名称', en: 'Name' },
  'name.help': { zh: '说明它在哪个网，如“播出网”', en: 'Which network it is in: playout, say' },
  place: { zh: '地点', en: 'Place' },
  'place.help': { zh: '机房、楼层，可以不填', en: 'Room, floor; may be left empty' },
  unit: { zh: '单位', en: 'Unit' },
  ranges: { zh: '允许访问的地址', en: 'What it may reach' },
  'ranges.help': {
    zh: '网段，一行一个，如 10.20.0.0/16。那台机器的管理员还可以在本机再收紧。',
    en: 'Ranges, one a line: 10.20.0.0/16. The administrator of that machine may narrow them further.',
  },
  own: { zh: '那台机器自己的地址', en: 'Addresses of that machine itself' },
  'own.help': {
    zh: '要带端口，一行一个，如 127.0.0.1:9100',
    en: 'With their port, one a line: 127.0.0.1:9100',
  },
  'reach.line': { zh: '第 {n} 行', en: 'line {n}' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  state: { zh: '状态', en: 'State' },
  'state.new': { zh: '等待注册', en: 'Waits to be registered' },
  'state.online': { zh: '在线', en: 'Online' },
  'state.silent': { zh: '失去联系', en: 'Silent' },
  'state.revoked': { zh: '已停用', en: 'Turned away' },
  'state.never': {
    zh: '在那台机器上运行注册命令；注册码到 {at} 有效',
    en: 'Run the command on its machine; the code is good until {at}',
  },
  'state.code-over': { zh: '注册码已过期，请重新生成', en: 'The code is too old: make a new one' },
  'state.code-out': { zh: '新的注册码到 {at} 有效', en: 'A new code is good until {at}' },
  'state.seen': { zh: '最后一次消息 {at}', en: 'Last heard {at}' },
  'state.revoked-at': { zh: '{at} 停用', en: 'since {at}' },
  version: { zh: '版本 {version}', en: 'version {version}' },
  skew: { zh: '时钟', en: 'Clock' },
  'skew.unknown': { zh: '还不知道', en: 'not known yet' },
  'skew.right': { zh: '准', en: 'right' },
  'skew.ahead': {
    zh: '快 {s} 秒；采样按服务器的时间记，请校时',
    en: '{s} s ahead; readings carry the server’s time. Set it right',
  },
  'skew.behind': {
    zh: '慢 {s} 秒；采样按服务器的时间记，请校时',
    en: '{s} s behind; readings carry the server’s time. Set it right',
  },
  waiting: { zh: '待送', en: 'To be sent' },
  'waiting.count': { zh: '{count} 条', en: '{count}' },
  'waiting.none': { zh: '没有', en: 'none' },
  thinned: {
    zh: '断线时硬盘占满，{from} 至 {to} 的采样变稀，少了 {count} 条',
    en: 'Its disk bound was reached: of {from} to {to}, {count} readings are gone',
  },
  checks: { zh: '监测点', en: 'Checks' },
  'checks.count': { zh: '{count} 个', en: '{count}' },
  'checks.none': { zh: '还没有：在监测点的设置里选它', en: 'None yet: choose it in the settings of a check' },
  faults: { zh: '运行不了的 {count} 个', en: '{count} that it cannot run' },
  revoke: { zh: '停用', en: 'Turn away' },
  'revoke.title': { zh: '停用采集代理“{name}”？', en: 'Turn away the agent “{name}”?' },
  'revoke.help': {
    zh: '它的令牌立即失效，不能恢复；要再用就新添一个。它的 {count} 个监测点没有人运行，请改到别处。已有的采样都在。',
    en: 'Its token opens nothing any more, for good. Its {count} checks are run by nobody: give them to another. What it read stays.',
  },
  'renew-code': { zh: '重新生成注册码', en: 'New code' },
  'renew-code.title': { zh: '给“{name}”重新生成注册码？', en: 'A new code for “{name}”?' },
  'renew-code.help': {
    zh: '换机器或者注册码过期时用。新机器注册以后，旧机器的令牌失效。',
    en: 'For another machine, or when the code is too old. Once the new machine has registered, the token of the old one opens nothing.',
  },
  'code.title': { zh: '在那台机器上运行这条命令', en: 'Run this on its machine' },
  'code.once': {
    zh: '里面的一次性注册码只显示这一次，24 小时内用一次。先在那台机器装好 Node.js 和融衡的程序。',
    en: 'The one-time code in it is shown only now, and may be used once within 24 hours. Node.js and the program have to be there first.',
  },
  'code.plain': {
    zh: '服务器的网址是 http://，令牌会被路上的人看到，要密码的监测点也不能运行。请给服务器配好 HTTPS，再用 https:// 的网址注册。',
    en: 'The server is reached over http://: others on the way can read the token, and checks with secrets do not run. Set up HTTPS first.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  'code.done': { zh: '记好了', en: 'Done' },
} as const satisfies Words
