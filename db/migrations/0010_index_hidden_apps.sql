-- Every board of apps leaves out the hidden ones, which are few: without this it looks at each app.
create index apps_hidden_id on apps (id) where hidden;
