// Joins by an assignment's link: the browser says who it is, the learner gives a name, and the course begins.
const form = document.getElementById("join");
const problem = form.querySelector("[role=alert]");
const { assets, course, token } = form.dataset;

const say = (text) => {
  problem.textContent = text;
  problem.hidden = !text;
};

const start = async () => {
  const [{ openRecord }, { deviceOf }, { ask }] = await Promise.all(
    ["record", "device", "deliver/register"].map((name) => import(`${assets}/${name}.js`)),
  );
  const record = await openRecord(course);
  const device = await deviceOf(record);
  const me = record.get("me");
  const who = form.querySelector(".who");
  if (me?.joined) {
    const known = form.querySelector(".known");
    known.textContent = `Du är ${me.name}. Är det inte du? Välj Byt person under Mina resultat först.`;
    known.hidden = false;
    who.hidden = true;
  }
  form.querySelector("button").disabled = false; // until now it would have sent the form to the server as a page
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("");
    const button = form.querySelector("button");
    button.disabled = true;
    const sent = Object.fromEntries(new FormData(form));
    try {
      const answer = await ask(`join/${token}`, device, sent);
      await record.set("me", answer.me);
      await record.set("name", answer.me.name);
      location.assign(new URL("/", location.href));
    } catch (error) {
      button.disabled = false;
      const fields = error.answer?.fields;
      say(fields ? Object.values(fields).join(" ") : "Det gick inte att nå registret. Kontrollera nätet och försök igen.");
      if (fields) form.elements[Object.keys(fields)[0]]?.focus();
    }
  });
};

start();
