/** Initials and surnames as they stand on a roster; accents, apostrophes, macrons and hyphens included. */
export const initials: readonly string[] = 'A B C D E F G H I J K L M N O P R S T V W Y Z'.split(' ');

export const surnames: readonly string[] = `
Abara Abdi Acosta Adeyemi Aguilar Ahmadi Alexander Almeida Anderson Andersson Arce Arnold Ashby Avila Bailey Baker
Banerjee Barnes Bauer Beck Begay Bell Bennett Berg Bianchi Bishop Blaskowitz Boone Boudreaux Bowman Brennan Brooks
Bryant Burke Byrne Caldwell Campbell Cárdenas Carlson Carter Castillo Chandler Chávez Chen Choi Clark Cohen Coleman
Collins Cooper Cortés Crawford Cruz D'Angelo Dahl Davenport Davis De Leon Delgado Diallo Díaz Dixon Doherty Dorsey
Duarte Dubois Duncan Dvořák Eastman Edwards Eklund Ellis Emerson Erikson Espinoza Estrada Evans Fairchild Falk Farah
Ferguson Fernández Fischer Fitzgerald Fleming Flores Foley Fontaine Foster Fournier Franklin Freeman Fuentes Gallagher
García Garrison Gibson Gill Gómez Goodwin Graham Grant Greenberg Griffin Guerrero Gustafsson Gutiérrez Haas Hale Hall
Hamilton Hansen Harper Hassan Hawkins Hayes Heikkinen Henderson Hernández Herrera Higgins Hoang Hoffman Holloway Holt
Horváth Howard Hsu Hughes Hunter Ibáñez Ibrahim Ingram Ishikawa Jackson Jankowski Jensen Jiménez Johansson Johnson
Jönsson Jordan Kaczmarek Kamau Kane Kaplan Kaur Keller Kelly Kennedy Khan Kim King Knight Kowalski Kozłowski Kruger
Kumar Lam Larsen Lawson Le Lee Lemieux Leonard Lewis Lindgren Liu Livingston Long López Lowe Lucas Lynch MacDonald
Mahoney Malone Marín Marsh Martínez Mason Matsuda McBride McCarthy McKenna McNeil Medina Mehta Meier Méndez Mercer
Meyer Miller Mitchell Moeller Molina Monroe Moore Morales Moreau Morgan Morris Mueller Murphy Murray Mwangi Myers
Nakagawa Navarro Nelson Newton Nguyen Nielsen Noble Nolan Novak Núñez O'Brien O'Connor O'Neill Obi Ochoa Odell Ōkubo
Oliver Olsen Ōno Ortega Ortiz Osborne Owens Öztürk Pacheco Palmer Park Parker Patel Pearson Peña Peralta Pereira Pérez
Perry Petrov Pham Phillips Pierce Popescu Porter Powell Price Quigley Quinn Quiñones Rahman Ramírez Ramsey Randall
Rasmussen Reed Reilly Reyes Reynolds Rhodes Richardson Ríos Rivera Roberts Robinson Rodríguez Rojas Romano Romero Rosa
Ross Rossi Roy Ruiz Russell Ryan Saito Salazar Sánchez Sandoval Santos Sato Saunders Savage Schäfer Schmidt Schneider
Schultz Scott Serrano Shah Sharma Shaw Sheridan Silva Simmons Singh Smith Solomon Soto Spencer Stafford Stanton Steele
Stewart Stone Strand Sullivan Sutton Suzuki Swanson Szabó Takahashi Tanaka Taylor Thao Thomas Thompson Torres Tran
Trujillo Tucker Turner Tyler Underwood Valdez Valencia Vang Vargas Vásquez Vega Villanueva Virtanen Vogel Wade Wagner
Walker Wallace Walsh Walter Ward Warren Watanabe Watson Webb Weber Weiss Welch Wells West Whitaker White Wilkerson
Williams Wilson Winters Wolf Wong Wood Wright Wu Xiong Yamamoto Yang Yazzie Yilmaz York Young Zamora Zhang Ziegler
Zimmerman Żukowski`
  .trim()
  .split(/\s+/)
  .filter((name) => name !== 'De');
