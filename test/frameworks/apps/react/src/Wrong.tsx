/** What the types have to reject: each line that says so. */
export const Wrong = () => (
  <>
    <ijm-donate-cta apeal="cambodia" /> {/* wrong: no such attribute */}
    <ijm-donate-cta appeal="cambodia" variant="huge" /> {/* wrong: no such variant */}
    <ijm-impact-stat stat={5} /> {/* wrong: an id is text */}
    <ijm-donate-cta heading-level="high" /> {/* wrong: a level is a number */}
    <ijm-donate-cta onijm-donate={event => event.detail.email} /> {/* wrong: no event says that */}
    <ijm-donate /> {/* wrong: no such element */}
  </>
);
