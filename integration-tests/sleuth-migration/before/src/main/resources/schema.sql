create table orders (id int primary key, item varchar(20));
insert into orders values (7, 'pen');
