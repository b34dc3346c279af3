// Goes on as a learner who has begun on another device: the code, then the name to say yes to, then the course.
const form = document.getElementById("another");
const [mine, problem] = [".mine", ".problem"].map((one) => form.querySelector(one));
const button = form.querySelector("button");
const { assets, course, results } = form.dataset;

const say = (place, text) => {
  place.textContent = text;
  place.hidden = !text;
};

const TEXTS = {
  404: "Koden stämmer inte, eller så har den gått ut. Ta fram en ny kod under Mina resultat på den andra enheten.",
  409: "Den här webbläsaren används redan av någon annan. Välj Byt person under Mina resultat först. Öppna sedan den här sidan igen.",
  429: "Det blev för många försök. Vänta en kvart och ta sedan fram en ny kod.",
};
const WAIT = "Det gick inte att nå registret. Kontrollera nätet och försök igen.";

const start = async () => {
  const [{ openRecord }, { deviceOf }, { ask }, { hear, startOutbox }] = await Promise.all(
    ["record", "device", "deliver/register", "outbox"].map((name) => import(`${assets}/${name}.js`)),
  );
  const record = await openRecord(course);
  const device = await deviceOf(record);
  let known = null;

  // What is in the browser already, done before anybody joined, becomes theirs.
  const whose = (name) => {
    const own = record.get("me")?.joined ? 0 : record.entries.filter(({ kind }) => kind === "attempted" || kind === "submitted").length;
    const more = own ? ` Det finns ${own} svar i webbläsaren som du inte har sparat i registret. De räknas som dina. Är de inte dina: välj Byt person under Mina resultat först.` : "";
    return `Koden hör till ${name}. Är det du?${more}`;
  };

  form.addEventListener("input", () => {
    known = null;
    say(mine, "");
    button.textContent = "Fortsätt";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(problem, "");
    const code = form.elements.code.value.trim();
    if (!code) {
      say(problem, "Skriv koden först.");
      return form.elements.code.focus();
    }
    button.disabled = true;
    try {
      const answer = await ask("continue", device, { code, yes: known === code });
      if (answer.name) {
        known = code;
        say(mine, whose(answer.name));
        button.textContent = `Ja, fortsätt som ${answer.name}`;
        button.disabled = false;
        return button.focus();
      }
      await hear(record, answer);
      await record.set("name", answer.me.name);
      await startOutbox(record).now();
      location.assign(new URL(results, location.href));
    } catch (error) {
      button.disabled = false;
      say(problem, TEXTS[error.status] ?? WAIT);
      form.elements.code.focus();
    }
  });
  button.disabled = false; // until now it would have sent the form to the server as a page
  const given = decodeURIComponent(location.hash.slice(1));
  if (!given) return;
  history.replaceState(null, "", location.pathname); // no code stays in the browser's history
  form.elements.code.value = given;
  form.requestSubmit();
};

start();
