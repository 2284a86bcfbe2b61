import { render } from '@testing-library/react';
import { Spark, thin } from './spark';

describe('a sparkline', () => {
  it('takes neighbours together as the mean of what is known', () => {
    expect(thin([1, 3, null, 5])).toEqual([1, 3, null, 5]);
    const values = Array.from({ length: 96 }, (_, place) => (place === 0 ? null : place));
    expect(thin(values).slice(0, 3)).toEqual([1, 2.5, 4.5]);
    expect(thin(values)).toHaveLength(48);
  });

  it('breaks at a gap, and has a dot only where the newest is known', () => {
    const { container } = render(<Spark values={[1, null, 2, 3]} color="red" />);
    const [, line] = container.querySelectorAll('path');
    expect(line?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
    expect(container.querySelectorAll('circle')).toHaveLength(1);
    const silent = render(<Spark values={[1, null]} color="red" />);
    expect(silent.container.querySelectorAll('circle')).toHaveLength(0);
  });
});
