// SPDX-License-Identifier: Apache-2.0
import { render, screen } from '@testing-library/react';
import { Sparkline } from './Sparkline';

it('is an image where it is labelled, and else only for the eye', () => {
  const { container, rerender } = render(<Sparkline values={[1, 2]} />);
  expect(screen.queryByRole('img')).not.toBeInTheDocument();
  expect(container.querySelector('svg')).toHaveAttribute('width', '72');

  rerender(
    <Sparkline values={[1, 2]} width={40} label="Requests, last hour" />,
  );

  expect(
    screen.getByRole('img', { name: 'Requests, last hour' }),
  ).toHaveAttribute('width', '40');
});
