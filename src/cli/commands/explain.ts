import { Command, Option } from 'clipanion';
import { codes, isCode } from '../../diagnostics/codes.ts';
import { problem } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import { PlainCommand } from '../plain-command.ts';

export class ExplainCommand extends PlainCommand {
  static override paths = [['explain']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Explain a code that a message carries, or the settings of the configuration.',
    examples: [
      ['All settings', 'limbeck explain config'],
      ['One setting', 'limbeck explain fileTemplate'],
      ['What LB402 means', 'limbeck explain LB402'],
      ['All codes', 'limbeck explain'],
    ],
  });

  code = Option.String({ name: 'CODE|config|SETTING', required: false });

  pager = Option.Boolean('--pager', true, { description: 'Print all at once, also on a terminal.' });

  async run(): Promise<void> {
    if (this.code === undefined) {
      await this.page(
        Object.entries(codes)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, { title }]) => `${code}  ${title}`)
          .join('\n'),
        this.pager,
      );
      return;
    }
    const { explainConfig, explainSetting, nearestSettings } = await import('../config-help.ts');
    const setting = this.code === 'config' ? explainConfig() : explainSetting(this.code);
    if (setting !== undefined) {
      await this.page(setting, this.pager);
      return;
    }
    const code = this.code.toUpperCase();
    if (!isCode(code)) {
      const isName = !/^LB/i.test(this.code);
      const near = isName ? nearestSettings(this.code) : didYouMean(code, Object.keys(codes));
      const all = '"limbeck explain" lists all codes, "limbeck explain config" all settings';
      throw problem('LB907', `there is no code${isName ? ' or setting' : ''} ${this.code}`, { help: near ?? all });
    }
    const { severity, title, explanation } = codes[code];
    this.print(`${code} (${severity}): ${title}\n\n${explanation}`);
  }
}
