"""Under /jeecg-boot/, Jeecg's context path."""

from django.urls import path, re_path

from jeecg import applications, cases, events, login, registrations
from jeecg.endpoint import NoSuchPath

urlpatterns = [
    path("sys/login", login.Login.as_view()),
    path("sys/mLogin", login.Login.as_view()),
    path("sys/logout", login.Logout.as_view()),
    path("sys/user/getUserInfo", login.Information.as_view()),
    path("zone/event/list", events.Events.as_view()),
    path("zone/event/queryById", events.OneEvent.as_view()),
    path("zone/registration/list", registrations.Registrations.as_view()),
    path("zone/registration/queryById", registrations.OneRegistration.as_view()),
    path("zone/registration/add", registrations.Add.as_view()),
    path("zone/registration/edit", registrations.Edit.as_view()),
    path("zone/registration/delete", registrations.Delete.as_view()),
    path("zone/application/list", applications.Applications.as_view()),
    path("zone/application/queryById", applications.OneApplication.as_view()),
    path("zone/application/add", applications.Add.as_view()),
    path("zone/case/list", cases.Cases.as_view()),
    path("zone/case/queryById", cases.OneCase.as_view()),
    path("zone/case/add", cases.Add.as_view()),
    path("zone/case/edit", cases.Edit.as_view()),
    path("zone/caseMessage/add", cases.AddMessage.as_view()),
    *(path(f"zone/event/{what}", events.NotForPeople.as_view()) for what in ("add", "edit", "delete")),
    *(path(f"zone/{of}/delete", events.NotForPeople.as_view()) for of in ("application", "case")),
    re_path("", NoSuchPath.as_view()),
]
