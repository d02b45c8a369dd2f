import {useState} from 'react';
import {configure, type DonateDetail} from 'ijm-widgets';

configure({feed: '/feeds/cambodia.json', hosts: 'www.ijm.ca'});

export const App = () => {
  const [count, setCount] = useState(0);
  const [heard, setHeard] = useState<DonateDetail>();
  const [isGone, setGone] = useState(false);
  // Every second time the other way round, so that elements are moved.
  const order = count % 2 ? ['write', 'give'] : ['give', 'write'];
  return (
    <main>
      <button id="again" onClick={() => setCount(count + 1)}>
        {count}
      </button>
      <button id="remove" onClick={() => setGone(true)}>
        Remove
      </button>
      <output id="heard">{heard && JSON.stringify(heard)}</output>
      {!isGone &&
        order.map(id =>
          id === 'give' ? (
            <ijm-donate-cta
              key={id}
              appeal="cambodia"
              amount={120}
              heading-level={3}
              partner={`partner-${count}`}
              onijm-donate={event => {
                event.preventDefault();
                setHeard(event.detail);
              }}
            >
              <a href="https://www.ijm.ca/donate">Give to IJM</a>
            </ijm-donate-cta>
          ) : (
            <ijm-contact-form key={id} form="media" heading-level="3" theme={count % 2 ? 'dark' : 'light'}>
              <a href="mailto:events@ijm.ca">Write to us</a>
            </ijm-contact-form>
          ),
        )}
      {!isGone && <ijm-impact-stat stat="cambodia-rescued" still className="figure" />}
      {!isGone && <ijm-goal fundraiser="polar-dip" />}
    </main>
  );
};
