import { Component } from '../preact.js';

/** A component that renders anew only when one of its properties is another: for the rows of long lists. */
export const pure = (view) =>
  class extends Component {
    /** @override */
    shouldComponentUpdate(next) {
      const names = Object.keys(next);
      return names.length !== Object.keys(this.props).length || names.some((name) => next[name] !== this.props[name]);
    }

    render(properties) {
      return view(properties);
    }
  };
