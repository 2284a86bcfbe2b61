import { render } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { ProblemError } from '../api/problem-error';
import { zh } from '../messages/zh';
import { PanelProblem } from './panel-problem';

const show = (error: unknown) =>
  render(
    <IntlProvider locale="zh" messages={zh} timeZone="UTC">
      <PanelProblem error={error} />
    </IntlProvider>,
  ).container;

describe('PanelProblem', () => {
  it('leaves out what the API says in English where the title says it', () => {
    const panel = show(new ProblemError('host_unknown', 404, 'no host is named "nowhere"'));
    expect(panel.textContent).toBe('没有这个名称的主机 在集群页查看所有主机。host_unknown ');
  });

  it('shows the detail that only the API knows, marked as English', () => {
    const panel = show(new ProblemError('path_invalid', 400, 'hops.1: idle: must be a number'));
    expect(panel.querySelector('[lang=en]')?.textContent).toBe('hops.1: idle: must be a number');
  });
});
