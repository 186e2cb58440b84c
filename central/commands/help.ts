export const helpText = `Second Watch central

serve    --data DIR [--port N] [--host 127.0.0.1] [--tls-cert FILE --tls-key FILE]
         [--demo [--full]]
         Answers desks. Port 0 takes any free one. With --demo, an empty data folder is filled with a
         demonstration department first. Prints one line {"url": ...} when it is ready.
         The certificate file holds the chain, the key is unencrypted; both PEM.

import   --data DIR [--footage DIR] [--catalogue FILE.csv] [--mapping FILE.json]
         [--dispatch FILE.csv] [--dispatch-mapping FILE.json] [--zone America/Chicago] [--report FILE.json]
         Brings footage, its catalogue and dispatches in; says what became of each row and file.
         A mapping names the columns: {"columns": {"vendorId": "Asset ID", "recordedAt": "Start"}}.
         Importing the same again changes nothing.

seed     --data DIR [--full] [--seed TEXT] [--now ISO-TIME] [--clips DIR]
         Fills an empty central with a department: 60 officers, or with --full 850 officers and
         325,000 videos. What was planted is written to DIR/truth.json.

account add USERNAME --data DIR --name NAME --role sergeant|investigator|auditor|administrator
         [--rank RANK] [--squad ID | --division ID]
         Adds an account, or changes the one with this username. The password is asked for, or read
         from standard input.

account disable USERNAME --data DIR
account enable USERNAME --data DIR
         Switches an account off, which ends every sign-on of it at once, or on again.

account second-factor require USERNAME --data DIR
account second-factor lift USERNAME --data DIR
account second-factor reset USERNAME --data DIR
         Requires a second factor (a code of an authenticator) of an account, which is set up at its next
         sign-in; no longer requires it; or forgets a lost one, so that the next sign-in sets up another.

department --data DIR [--name NAME] [--notice FILE] [--conceal-after MINUTES]
         [--second-factor ROLE,ROLE|none] [--second-factor-offline DAYS]
         Names the department; sets the notice of use that is accepted before each sign-in (the text of a
         file), and after how long without a touch desks conceal the screen (1 to 30; 15 unless said).
         --second-factor names the roles that need one; for how many days after giving it they may sign in
         on the same desk without the network is said by --second-factor-offline (0 to 365; 7 unless said).

programme add ID --data DIR --name NAME --goal N [--per officer|squad] [--period month|quarter|half-year|year]
         [--min-length SECONDS] [--class CODE]... [--zone America/Chicago]
         Publishes a programme of periodic review, or a new version of it. A period keeps the version that it
         began with.

programme list --data DIR
         Shows the programmes with all their versions, and their periods.

programme run --data DIR
         Draws what is due and gives the reviews out, as "serve" does by itself every hour. What was done is
         not done again.

census-rules --data DIR [--file FILE.json]
         Shows the rules by which dispatches and recordings are matched, in words and as JSON; with a file of
         that form, publishes it as the next version, which is in force from then on.

class-fit --data DIR [--file FILE.json]
         Shows which classes of video fit a citation, an arrest, force or a report, by which words of dispatch these
         are known, and the days of grace; with a file of that form, publishes it as the next version.

measure-definition --data DIR [--file FILE.json | --id ID]
         Publishes the next version of how something is measured (its words, goal, days of grace, limit and what
         is left out), for the periods that begin at its "since" or later; without a file, shows all versions, and
         with --id the newest of one in the form of such a file.

release USERNAME --data DIR
         Lets an account sign in again that was locked after five failures.

audit-log --data DIR [--device ID | --own | --watched]
         Checks the audit logs of this central and of the desks, entry by entry, and says which of them is
         contradicted: by a desk, by the events on record, or by what desks were shown when they signed in. With
         --device, prints that desk's entries instead, a JSON line each; with --own, the central's; with --watched,
         who watched what they did not owe, and the reason that they gave.

help     Shows this.

The database lies in DIR/database unless DATABASE_URL names a PostgreSQL server.
`;
