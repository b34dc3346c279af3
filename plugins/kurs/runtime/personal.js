// What in a text looks like it is about a real person: Swedish personal numbers, phone numbers, e-mail addresses. Pure.

// Year, month, day (plus 60 in a coordination number), four digits; with - or + between, else the check digit decides.
const NUMBER = /(?<![\d.,:-])(?:19|20)?(\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01]))([-+]?)(\d{4})(?!\d)/g;
const PHONE = /(?<![\d.,:+-])(?:\+46|0046|0)[\s-]{0,2}[1-9](?:[\s-]{0,2}\d){6,9}(?!\d)/;
const MAIL = /[^\s@<>()]+@[^\s@<>()]+\.\p{L}{2,}/u;

// The Luhn algorithm on ten digits.
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
const checks = (digits) => [...digits].reduce((sum, digit, i) => sum + (i % 2 ? Number(digit) : DOUBLED[digit]), 0) % 10 === 0;

// The kinds that are found, of "number", "phone" and "mail".
export function personal(text) {
  let number = false;
  const rest = text.replace(NUMBER, (all, day, sign, last) => {
    if (!sign && !checks(day + last)) return all;
    number = true;
    return " ";
  });
  return [...(number ? ["number"] : []), ...(PHONE.test(rest) ? ["phone"] : []), ...(MAIL.test(rest) ? ["mail"] : [])];
}
