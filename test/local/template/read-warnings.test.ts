import { Annotations, Stack } from 'aws-cdk-lib';
import { readWarnings } from '../../../lib/local/template/read-warnings.ts';
import { withApp } from '../../constructs/with-app.ts';

it('reads what the synthesis warned of, where, and nothing else', () => {
  withApp((app) => {
    const stack = new Stack(app, 'Mine');
    Annotations.of(stack).addInfo('all is well');
    expect(readWarnings(app.synth().directory)).toEqual([]);
    Annotations.of(stack).addWarningV2('mine:odd', 'this [thing] is odd');
    Annotations.of(stack).addWarning('so is that');
    expect(readWarnings(app.synth({ force: true }).directory)).toEqual([
      'Mine: this [thing] is odd',
      'Mine: so is that',
    ]);
  });
});
